/** One possible answer. `uid` is stable over renames and over copies of a project; `name` is what people and files see. */
export interface LabelClass {
  readonly uid: string;
  readonly name: string;
  /** CSS hex colour, `#rrggbb`. */
  readonly color: string;
  /** A single key (`1`-`9`, `a`-`z`), or null where there are more classes than keys. */
  readonly hotkey: string | null;
  readonly definition: string;
  /** An answer that is no answer (`[unintelligible]`): counted, never right or wrong. */
  readonly abstain: boolean;
  /** Retired classes keep their annotations and take no new ones. */
  readonly retired: boolean;
  /** Made for items that lie between two other classes. Absent: no (as in versions from before there was such a thing). */
  readonly borderline?: boolean;
  /** `uid` of the class that answers with this one count as; always a class that is not merged itself. Such a class is retired too. */
  readonly mergedInto?: string | null;
}

/** The question and its classes, in the order that breaks ties. `version` grows by one with every change. */
export interface LabelSchema {
  readonly version: number;
  readonly question: string;
  readonly classes: readonly LabelClass[];
  readonly createdAt: number;
}

/** Keys that label; the rest of the keyboard belongs to the labelling screen (space skips, F flags, G guideline). */
export const CLASS_HOTKEYS: readonly string[] = [...'123456789', ...'abcdehijklmnopqrstuvwxyz'.replace(/[fg]/g, '')];
