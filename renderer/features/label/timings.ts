/**
 * Key press to next item painted (`label.paint`) and key press to durable save (`label.saved`), as performance measures:
 * the benchmark and anybody with the developer tools can read them. Milliseconds.
 */
const KEPT = 5_000;
const counts = new Map<string, number>();

export function measureSaved(pressedAt: number | null): void {
  if (pressedAt !== null) record('label.saved', pressedAt);
}

/** Call when the state has changed: the measure ends after the frame that shows it. */
export function measurePaint(pressedAt: number): void {
  requestAnimationFrame(() => {
    // a message sent from within a frame's callbacks arrives after the frame was painted
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      record('label.paint', pressedAt);
    };
    channel.port2.postMessage(null);
  });
}

/** The browser keeps measures for ever; a day of labelling must not. */
function record(name: string, start: number): void {
  const count = (counts.get(name) ?? 0) + 1;
  if (count > KEPT) performance.clearMeasures(name);
  counts.set(name, count > KEPT ? 1 : count);
  performance.measure(name, { start, end: performance.now() });
}
