// Values in the words of an outcome, on the page: of all that a value can be, those that remain are shown. The form works
// out last what it shows, so the page follows every result that is worked out.
{
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-module~="exempt-form"]'));
  /** @type {(selector: string, within?: Element) => any[]} */
  const find = (selector, within = form) => [...within.querySelectorAll(selector)];
  const { evaluate } = explainer;

  /** @type {(name: string, found: FoundValue) => void} */
  const show = (name, { can_be, unsettled }) => {
    for (const place of find(`[data-value="${name}"]`)) {
      const words = find("[data-can-be]", place);
      const shown = words.filter((word) => can_be.includes(word.dataset.canBe));
      for (const word of words) {
        word.hidden = !shown.includes(word);
        for (const or of find("[data-or]", word)) or.hidden = word === shown[0];
      }
      for (const each of find("[data-unsettled]", place)) each.hidden = !unsettled;
    }
  };

  explainer.evaluate = (text) => {
    const ask = evaluate(text);
    return (answers) => {
      const result = ask(answers);
      for (const [name, found] of Object.entries(result.values ?? {})) show(name, found);
      return result;
    };
  };
}
