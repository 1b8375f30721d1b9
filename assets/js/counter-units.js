// Counts working days, weeks, months and years for counter.js. Only forms that count in them get this file. All days are
// days of the calendar, counted since 1970: no zone and no change of clocks can move them. Twin of explainer/rules/dates.py.
{
  const { count } = explainer;
  const DAY = 864e5;

  /** @type {(iso: string) => number} days since 1970 */
  const dayOf = (iso) => Date.parse(iso) / DAY;

  /** @type {(day: number, months: number) => number} where these months end; the last day of their last month where it has no such day */
  const monthsLater = (day, months) => {
    const date = new Date(day * DAY);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
    return Math.min(Date.UTC(year, month, date.getUTCDate()), Date.UTC(year, month + 1, 0)) / DAY;
  };

  /** @type {(rules: Rules, start: number, end: number) => number} NaN where the list of holidays does not reach */
  const workingDays = ({ holidays }, start, end) => {
    if (!holidays || start < dayOf(holidays.from) || end > dayOf(holidays.until)) return NaN;
    const free = holidays.days.map(dayOf);
    let found = 0;
    for (let day = start + 1; day <= end; day += 1) {
      const weekday = new Date(day * DAY).getUTCDay();
      if (weekday % 6 && !free.includes(day)) found += 1;
    }
    return found;
  };

  /** @type {(counts: { unit: string, round?: string }, start: number, end: number) => number} */
  const units = ({ unit, round }, start, end) => {
    const size = unit === "years" ? 12 : 1;
    /** @type {(number: number) => number} where so many units end */
    const later = (number) => (unit === "weeks" ? start + 7 * number : monthsLater(start, size * number));
    let whole = 0;
    while (later(whole + 1) <= end) whole += 1;
    return whole + (round && later(whole) < end ? 1 : 0);
  };

  explainer.optionAt = (options, value) =>
    Object.entries(options).find(([, { from = -Infinity, until = Infinity }]) => from <= value && value <= until)?.[0];

  explainer.count = (rules, question, dates) => {
    const { unit, round, start, end, options } = /** @type {any} */ (rules.questions[question].counts);
    if (!/^(working_days|weeks|months|years)$/.test(unit)) return count(rules, question, dates);
    const { from = "" } = rules.dates[start];
    if (!(from <= dates[start] && dates[start] <= dates[end])) return { value: NaN };
    /** @type {(shift: number) => {value: number, option?: string}} what is counted to a day before or after the last */
    const counted = (shift) => {
      const [first, last] = [dayOf(dates[start]), dayOf(dates[end]) + shift];
      const value = unit === "working_days" ? workingDays(rules, first, last) : units({ unit, round }, first, last);
      return { value, option: explainer.optionAt(options, value) };
    };
    const { value, option } = counted(0);
    if (!option) return { value };
    return { value, option, near: [-2, -1, 1, 2].some((shift) => counted(shift).option !== option) };
  };
}
