/** Up and Down walk through the `data-list-item` buttons of a list, Home and End go to its ends. */
export function moveFocusInList(event: React.KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-list-item]')];
  const at = items.findIndex((item) => item === document.activeElement);
  if (at < 0) return;
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[Math.min(items.length - 1, Math.max(0, target))]?.focus();
}
