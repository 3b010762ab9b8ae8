/**
 * Names of classes and annotators are unique in a project, and copies may have given one name to two things. The one with the smallest
 * uid keeps it; the others show the end of their uid behind it: the same in every copy, whatever was merged first.
 */
export function plainName(name: string, uid: string): string {
  const mark = markOf(uid);
  return name.endsWith(mark) && name.length > mark.length ? name.slice(0, -mark.length) : name;
}

/** The name that each of these is to have, by uid. */
export function distinctNames(entries: readonly { readonly uid: string; readonly name: string }[]): Map<string, { readonly name: string; readonly first: string }> {
  const groups = new Map<string, { readonly uid: string }[]>();
  for (const entry of entries) {
    const plain = plainName(entry.name, entry.uid);
    const group = groups.get(plain);
    if (group) group.push(entry);
    else groups.set(plain, [entry]);
  }
  const names = new Map<string, { readonly name: string; readonly first: string }>();
  for (const [plain, group] of groups) {
    const first = group.reduce((least, { uid }) => (uid < least ? uid : least), group[0]!.uid);
    for (const { uid } of group) names.set(uid, { name: uid === first ? plain : `${plain}${markOf(uid)}`, first });
  }
  return names;
}

const markOf = (uid: string) => ` (${uid.slice(-4)})`;
