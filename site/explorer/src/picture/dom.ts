// Elements with their attributes and texts, without a line for each; texts with numbers.

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A text of the interface with its `{gaps}` filled. */
export function filled(text: string, gaps: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => gaps[name] ?? whole);
}

/** A number as it is written in a language. */
export function written(value: number, language: "en" | "zh"): string {
  return value.toLocaleString(language === "zh" ? "zh-CN" : "en");
}
