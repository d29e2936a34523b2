// What both pages do: answer as one types, and say when they could and when it was drawn.

const input = document.querySelector("input");
const list = document.querySelector("ul");
let latest = 0;

export function begin(search) {
  input.addEventListener("input", async () => {
    const own = ++latest;
    const hits = await search(input.value);
    if (own !== latest) return;
    list.replaceChildren(
      ...hits.map(({ id, title }) => {
        const item = document.createElement("li");
        item.dataset.id = id;
        item.textContent = title;
        return item;
      }),
    );
    performance.mark("explorer-drawn");
  });
  performance.mark("explorer-ready");
}
