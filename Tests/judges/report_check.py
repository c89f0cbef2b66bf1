"""Report pages in a real browser, Chromium without a network. Reads what to check as JSON: pages with the number
of their canvases, and figures as the program prints them. Says all that is wrong; one start of the browser does for
everything.

Every page: no request, no message on the console, no error; every canvas drawn, with a tooltip under the pointer
and words at the keyboard; legends that switch; both themes; paper; three widths without sideways scrolling; no
serious violation that axe finds; and all but the drawings there without JavaScript."""
import json
import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
DRAWN = """() => [...document.querySelectorAll('.plot canvas')].map(canvas => {
  const { width, height } = canvas;
  const copy = Object.assign(document.createElement('canvas'), { width, height });
  const pen = copy.getContext('2d', { willReadFrequently: true });
  pen.drawImage(canvas, 0, 0);
  const bytes = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
  let inked = 0;
  for (const pixel of bytes) if (pixel >>> 24) inked += 1;
  return { id: canvas.closest('figure').id, share: inked / bytes.length, colors: new Set(bytes).size,
    width: canvas.clientWidth, ratio: canvas.clientWidth / canvas.clientHeight / (width / height) };
})"""
TOOLTIP = """canvas => {
  const { tooltip } = Chart.getChart(canvas);
  return tooltip.opacity > 0 ? tooltip.body.flatMap(part => part.lines) : [];
}"""
MIDDLE = """canvas => {
  const chart = Chart.getChart(canvas), area = chart.chartArea;
  const box = canvas.getBoundingClientRect();
  const isLying = chart.options.indexAxis === 'y';
  const bars = isLying ? chart.getDatasetMeta(0).data : [];
  return [box.x + (area.left + area.right) / 2,
    box.y + (isLying && bars[0] ? bars[0].y : (area.top + area.bottom) / 2)];
}"""
problems = []


def wrong(text):
    problems.append(text)


def settled(page, canvas, script):
    """What a script says of a canvas once it says something; pages draw with the next frame."""
    for _ in range(100):
        said = canvas.evaluate(script)
        if said:
            return said
        page.wait_for_timeout(20)
    return None


def check_drawn(page, expected, where):
    found = page.evaluate(DRAWN)
    if len(found) != expected:
        wrong(f"{where}: {len(found)} canvases, expected {expected}")
    for one in found:
        # Axes and text alone ink more than a hundredth of a canvas in several shades.
        if one["share"] < 0.01 or one["colors"] < 8:
            wrong(f"{where}: {one['id']} is blank: {one}")
        if abs(one["ratio"] - 1) > 0.03:
            wrong(f"{where}: {one['id']} is out of shape: {one}")


def check_axe(page, where):
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    for violation in found["violations"]:
        if violation["impact"] in ("serious", "critical"):
            nodes = "; ".join(node["html"][:160] + " " + node["failureSummary"][:300] for node in violation["nodes"][:3])
            wrong(f"{where}: axe {violation['id']} ({violation['impact']}): {nodes}")


def check_use(page, where):
    for canvas in page.query_selector_all(".plot canvas"):
        name = canvas.evaluate("one => one.closest('figure').id")
        canvas.scroll_into_view_if_needed()
        page.mouse.move(*canvas.evaluate(MIDDLE))
        lines = settled(page, canvas, TOOLTIP)
        if not lines or not all(lines):
            wrong(f"{where}: no tooltip over {name}: {lines}")
        page.mouse.move(1, 1)
        canvas.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        if not page.inner_text("#spoken").strip() or not canvas.evaluate(TOOLTIP):
            wrong(f"{where}: the keyboard shows nothing of {name}")
        page.keyboard.press("Escape")
    button = page.query_selector(".legend button")
    if button:
        for expected in ("false", "true"):
            button.focus()
            page.keyboard.press("Enter")
            if button.get_attribute("aria-pressed") != expected:
                wrong(f"{where}: the legend does not switch")
    for head in page.query_selector_all("div.table .sort")[:1]:
        head.click()
        if page.evaluate("one => one.closest('th').getAttribute('aria-sort')", head) != "ascending":
            wrong(f"{where}: a table does not sort")
    for field in page.query_selector_all(".search input")[:1]:
        field.fill("no row has these words")
        if page.evaluate("one => one.closest('.table').querySelectorAll('tbody tr:not([hidden])').length", field):
            wrong(f"{where}: the filter shows rows that do not match")
        field.fill("")


def check_page(browser, task):
    where = task["name"]
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900}, color_scheme="light")
    page = context.new_page()
    # Machines that build and test at once are slow; nothing here waits without need.
    page.set_default_timeout(240_000)
    page.on("console", lambda message: wrong(f"{where}: console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: wrong(f"{where}: {error}"))
    address = pathlib.Path(task["file"]).as_uri()
    page.on("request", lambda request: request.url == address or wrong(f"{where}: request of {request.url[:200]}"))
    page.goto(address)
    check_drawn(page, task["canvases"], where + ", light")
    check_use(page, where)
    # Tables of a real run have thousands of cells, each of which axe looks at: once is enough.
    if not task["isQuick"]:
        check_axe(page, where + ", light")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    if page.evaluate(ground) == light:
        wrong(f"{where}: the button does not change the theme")
    check_drawn(page, task["canvases"], where + ", dark")
    if not task["isQuick"]:
        check_axe(page, where + ", dark")
    page.emulate_media(media="print")
    page.wait_for_function("() => document.documentElement.classList.contains('printing')")
    check_drawn(page, task["canvases"], where + ", paper")
    if page.evaluate("() => [...document.querySelectorAll('nav, #theme')].some(one => one.offsetParent)"):
        wrong(f"{where}: navigation on paper")
    if page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()") != "#ffffff":
        wrong(f"{where}: paper is not white")
    if not page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF"):
        wrong(f"{where}: no PDF")
    page.emulate_media(media="screen")
    page.wait_for_function("() => !document.documentElement.classList.contains('printing')")
    for width in (1400, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(250)
        over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wrong(f"{where}: {over} pixels too wide at {width}")
        check_drawn(page, task["canvases"], f"{where}, {width} wide")
    check_axe(page, where + ", 360 wide")
    if page.evaluate("() => typeof window.hit") != "undefined":
        wrong(f"{where}: a text of the document ran as a script")
    context.close()

    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    if page.locator("details table").count() != task["canvases"]:
        wrong(f"{where}: without JavaScript {page.locator('details table').count()} tables of charts")
    context.close()


def main():
    tasks = json.load(open(sys.argv[1]))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for task in tasks["pages"]:
            check_page(browser, task)
        page = browser.new_page()
        page.goto(pathlib.Path(tasks["pages"][0]["file"]).as_uri())
        said = page.evaluate("all => all.map(one => equihome[one.call](one.value, one.unit))", tasks["figures"])
        for one, text in zip(tasks["figures"], said):
            if text != one["text"]:
                wrong(f"{one['call']}({one['value']!r}, {one['unit']}): page {text}, program {one['text']}")
        browser.close()
    print("\n".join(problems) if problems else f"agree on {len(tasks['pages'])} pages and {len(tasks['figures'])} figures")
    return 1 if problems else 0


sys.exit(main())
