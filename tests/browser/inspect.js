// A page that is open → what a visitor with other needs would trip over: lists of complaints, all empty in a good page.
(() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
  const named = (element) =>
    `${element.tagName.toLowerCase()}${element.className ? `.${element.className}` : ""} “${element.textContent.trim().slice(0, 40)}”`;
  // WCAG 2.5.5 leaves out a target in a sentence: text stands beside it, on its line.
  const inSentence = (element) => {
    const block = element.closest("p, li, dd, dt, td, th, summary, figcaption, label, h1, h2, h3, h4");
    return block && block.textContent.trim().length > element.textContent.trim().length;
  };
  const controls = () => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(shown);
  // What is pressed with a control: a radio button is pressed by its label, too. Of a link on two lines, the first.
  const box = (element) => (element.closest("label") || element).getClientRects()[0];

  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // The ground that a ring is drawn on: outside of the element, or inside of it.
  const ground = (element, offset) => {
    for (let at = offset < 0 ? element : element.parentElement; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/, 0\)$/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  // Contrast by the formula of WCAG 2.2.
  const contrast = (...colours) => {
    const [high, low] = colours.map(light).sort((one, other) => other - one);
    return (high + 0.05) / (low + 0.05);
  };

  return {
    // Links whose ring has less contrast than 3 with its ground (WCAG 2.4.13).
    dimRing(selector) {
      return [...document.querySelectorAll(selector)].filter(shown).flatMap((each) => {
        each.focus({ focusVisible: true });
        const { outlineColor, outlineOffset } = getComputedStyle(each);
        const measured = contrast(outlineColor, ground(each, parseFloat(outlineOffset)));
        return measured < 3 ? [`${named(each)} ${measured.toFixed(2)}`] : [];
      });
    },
    tooWide() {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const wide = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1);
      return [`${root.scrollWidth} pixels`, ...wide.slice(-3).map(named)];
    },
    tooSmall() {
      return controls()
        .filter((each) => !each.matches(".skip, [tabindex='0']:not(a, button, input)") && !inSentence(each))
        .filter((each) => Math.round(box(each).width) < 44 || Math.round(box(each).height) < 44)
        .map((each) => `${named(each)} ${Math.round(box(each).width)}×${Math.round(box(each).height)}`);
    },
    // What is cut off once words take more room (WCAG 1.4.12).
    cutOff() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}");
      document.adoptedStyleSheets = [sheet];
      const hides = (each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX);
      const cut = [...document.body.querySelectorAll("*")].filter(
        (each) => shown(each) && hides(each) && !each.closest("svg") && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1,
      );
      const found = [...this.tooWide(), ...cut.map(named)];
      document.adoptedStyleSheets = [];
      return found;
    },
    headings() {
      const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
      const skipped = levels.filter((each, at) => +each.tagName[1] > (at ? +levels[at - 1].tagName[1] : 0) + 1);
      return [...skipped.map(named), ...(levels.filter((each) => each.tagName === "H1").length === 1 ? [] : ["not one h1"])];
    },
    // Of the element that has the focus: where it is, and whether that can be seen and is not covered.
    focus() {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const seen = box(element);
      // A table that scrolls may be taller than the window, which then holds nothing else.
      const y = seen.height > innerHeight ? innerHeight / 2 : seen.top + Math.min(seen.height / 2, 20);
      const x = seen.left + seen.width / 2;
      const at = document.elementFromPoint(x, y);
      const group = element.closest("label") || element;
      const complaints = [];
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) complaints.push(`${named(element)} does not show the focus`);
      if (!at || !(group.contains(at) || at.contains(element))) complaints.push(`${named(element)} is covered or out of sight`);
      return { order: [...document.querySelectorAll("*")].indexOf(element), name: named(element), complaints };
    },
  };
})()
