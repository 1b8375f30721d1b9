// The types that the scripts share: the rules as data/rules.json has them, and what scripts put into `explainer`.
// No page gets this file; the checker of types reads it (tests/scripts/).

/** The name of a question, an option or a rule: an id in rules.json, a number in a page (explainer/rules/numbered.py). */
type Name = string | number;

type Condition =
  | { q: Name; is: Name[] }
  | { rule: Name }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

type Limits<Value> = { from?: Value; until?: Value };

/** How days pick an option; docs/rules-json.md says what is counted. */
interface Counts {
  unit: "days" | "date" | "days_past_a_year";
  round?: "up"; // of hours, weeks, months and years, which only counter-units.js and counter-hours.js count
  start?: string;
  end: string;
  options: Record<string, Limits<number | string>>;
}

/** Days of a span in which all of them are known. */
interface Days {
  from: string;
  until: string;
  days: string[];
}

interface Rules {
  format: number;
  order: Name[];
  questions: Record<Name, { options: Name[]; only_if?: Condition; counts?: Counts; variants?: { when: Condition }[] }>;
  rules: Record<Name, { when: Condition; unsettled?: unknown; first?: unknown; sets?: Record<string, string> }>;
  asked_for: Condition[];
  exempt: Condition;
  outcomes: { id: string; when?: Condition; tone: "for" | "against"; needs?: string[] }[];
  values?: Record<string, string[]>;
  advice: { id: string; when: Condition }[];
  dates: Record<string, { from?: string }>;
  holidays?: Days;
  clock_changes?: Days;
  covers: { date: string } & Limits<string>;
  suspended: { from: string; until?: string }[];
  stale_after: string;
}

/** Options by question; "unsure" is one. A question that was not asked is left out. */
type Answers = Record<Name, Name>;

/** Days by id, as ISO 8601 writes them. */
type Dates = Record<string, string>;

/** Times of these days, as 14:30, or 14 for any minute of that hour. */
type Times = Record<string, string>;

type Status = "ruled_out" | "unsettled" | "established" | "open" | "not_needed";

interface Result {
  exempt: "yes" | "no" | "unsure";
  outcome: string;
  tone: "for" | "against" | "open";
  candidates: string[];
  first: string[];
  advice: string[];
  status: Record<Name, Status>;
  reasons: Name[];
  open: Name[];
  next?: Name;
  values?: Record<string, FoundValue>;
  variants?: Record<Name, number>;
}

/** What a value in the words of an outcome is: an option, "lawyer" or "unsure"; and all that it may still be. */
interface FoundValue {
  option: string;
  can_be: string[];
  unsettled: boolean;
}

/** A word of the interface by its key, with the values in their places. */
type Say = (key: string, values?: Record<string, unknown>) => string;

/** The same act; after an error in it the form answers without script. */
type Guarded = <Given extends unknown[]>(act: (...given: Given) => void) => (...given: Given) => void;

/** A rule that says why on the page, or an answer. */
type Reason = { rule: Name } | { q: Name; answer: Name };

interface Explainer {
  because: (
    rules: Rules,
    answers: Answers,
    status: Result["status"],
    says: (rule: Name) => boolean,
  ) => (condition: Condition, wanted: Status) => Reason[];
  evaluate: (text: string) => (answers: Answers) => Result;
  optionAt: (options: Record<string, Limits<number>>, value: number) => string | undefined;
  count: (
    rules: Rules,
    question: Name,
    dates: Dates,
    times?: Times,
  ) => { value: number; option?: string; near?: boolean };
  covers: (rules: Rules, dates: Dates) => boolean;
  counter: (
    rules: Rules,
    question: Name,
    say: Say,
    choose: (option: string, said: string) => string,
    guarded: Guarded,
  ) => HTMLElement;
}

declare var explainer: Explainer;
