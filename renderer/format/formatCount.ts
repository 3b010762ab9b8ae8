/** 1204, "item" -> "1,204 items". `plural` where an s is not enough. */
export function formatCount(count: number, one: string, plural = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : plural}`;
}
