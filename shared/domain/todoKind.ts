export const TODO_KINDS = ['collect', 'augment', 'relabel', 'other'] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** What is to be done about errors, as screens and the report say it. */
export const TODO_KIND_NAME: Readonly<Record<TodoKind, string>> = { collect: 'Collect data', augment: 'Augment data', relabel: 'Relabel', other: 'Other' };
