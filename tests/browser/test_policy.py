"""The Content-Security-Policy in a browser: it refuses nothing of ours, and everything of others."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import OpenReader
from tests.browser.pages import EVERY

WATCH = "document.addEventListener('securitypolicyviolation', (event) => (window.refused ??= []).push(`${event.violatedDirective} ${event.blockedURI}`));"
INTRUDE = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'owned'";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", `<p id="styled" style="color: rgb(1, 2, 3)" onclick="document.title = 'owned'">x</p>`);
  document.querySelector("#styled").click();
  const foreign = document.createElement("img");
  foreign.src = "https://elsewhere.example/x.png";
  document.body.append(foreign);
  // in a task of the page's own, since what the tests evaluate may evaluate
  return new Promise((done) => setTimeout(() => {
    try { done(new Function("return true")()); } catch { done(false); }
  }));
}"""


def test_nothing_of_a_page_is_refused(page: Page, home: str) -> None:
    """Nor is a fault written to the console: the window watches that."""
    page.add_init_script(WATCH)
    refused = {}
    for address in EVERY:
        page.goto(home + address)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        if found := page.evaluate("window.refused"):
            refused[address] = found
    assert refused == {}
    page.goto(f"{home}papers/old-kite-1/")
    page.wait_for_url("**/papers/kite-1/")


def test_nothing_is_refused_where_no_page_is(reader: OpenReader, placed_home: str) -> None:
    page = reader().page
    page.add_init_script(WATCH)
    page.goto(f"{placed_home}no/such/page/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.refused") is None


def test_what_is_put_into_a_page_does_not_run(reader: OpenReader, home: str) -> None:
    window = reader()
    page = window.page
    page.add_init_script(WATCH)
    page.goto(f"{home}papers/kite-1/")
    assert page.evaluate(INTRUDE) is False
    page.wait_for_function("window.refused?.length >= 5")
    assert page.title() != "owned"
    assert page.evaluate("getComputedStyle(document.querySelector('#styled')).color") != "rgb(1, 2, 3)"
    directives = {one.split()[0] for one in page.evaluate("window.refused")}
    assert directives == {"script-src-elem", "script-src-attr", "style-src-attr", "img-src", "script-src"}
    assert not [trouble for trouble in window.troubles if trouble.startswith("request to")]
