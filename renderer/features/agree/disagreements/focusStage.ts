/** Gives the keyboard back to the item, out of a field. */
export function focusStage(): void {
  document.querySelector<HTMLElement>('[data-settle-stage]')?.focus({ preventScroll: true });
}
