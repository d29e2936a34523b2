// Runs in a page before its own scripts. A page says with performance marks when a query can be answered
// (`explorer-ready`) and each time its results stand in it (`explorer-drawn`).
(() => {
  const mark = performance.mark.bind(performance);
  let drawn = () => {};
  let ready = () => {};
  const first = new Promise((done) => {
    ready = done;
  });
  performance.mark = (name, ...rest) => {
    const made = mark(name, ...rest);
    if (name === "explorer-ready") ready(made.startTime);
    if (name === "explorer-drawn") drawn(true);
    return made;
  };

  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      });
    });

  const type = async (input, text, limit) => {
    const answered = new Promise((done) => {
      drawn = done;
      setTimeout(() => done(false), limit);
    });
    const begin = performance.now();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return (await answered) ? (await painted()) - begin : -1;
  };

  // milliseconds from the arrival of the index (the last of the files whose address has `name` in it) to readiness
  window.untilReady = async (name) => {
    const at = await first;
    const files = performance.getEntriesByType("resource").filter((one) => one.name.includes(name) && one.responseEnd <= at);
    return at - Math.max(...files.map((one) => one.responseEnd));
  };

  // milliseconds of each keystroke until its results are painted, -1 where none were within the limit
  window.keystrokes = async (texts, limit) => {
    await first;
    // the bar of every page has a search box of its own
    const input = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    const times = [];
    for (const text of texts) times.push(await type(input, text, limit));
    return times;
  };

  // the ids of the papers that stand first
  window.hits = (count) => {
    const listed = [...document.querySelectorAll("li[data-id]")].map((one) => one.dataset.id);
    const linked = [...document.querySelectorAll("#explorer a[href*='papers/']")];
    const ids = linked.map((one) => one.pathname.match(/papers\/([^/]+)\/$/)?.[1]).filter(Boolean);
    return [...new Set(listed.length ? listed : ids)].slice(0, count);
  };
})();
