/** Puts the focus on the item, so that Space skips and does not press what was clicked last. Whoever is typing is left alone. */
export function focusStage(): void {
  if (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement) return;
  document.querySelector<HTMLElement>('[data-label-stage]')?.focus({ preventScroll: true });
}
