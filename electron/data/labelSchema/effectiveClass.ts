/**
 * SQL for the class that answers with the class of this column count as: the one it was merged into, or itself. NULL stays NULL.
 * What annotators and deciders gave (`annotation.class_id`, `gold_event.class_id`) is never changed; whatever is derived from it goes
 * through here. One look-up by row id: `merged_into` always names a class that is not merged itself.
 */
export function effectiveClass(column: string): string {
  return `(SELECT ifnull(effective.merged_into, effective.id) FROM class effective WHERE effective.id = ${column})`;
}
