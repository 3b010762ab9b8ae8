/**
 * When somebody answers a number of items: as many on each day, from the morning on, each after the time it takes (log-normal) and
 * now and then a break.
 * @param {{count: number, days: readonly string[], startsAt: number, seconds: number}} work `days` as YYYY-MM-DD; `startsAt` minutes after nine
 * @param {() => number} random
 * @returns {{time: string, durationMs: number}[]} in order of time
 */
export function workTimes({ count, days, startsAt, seconds }, random) {
  const aDay = Math.ceil(count / days.length);
  const times = [];
  let now = 0;
  for (let index = 0; index < count; index += 1) {
    if (index % aDay === 0) now = Date.parse(`${days[index / aDay]}T09:00:00Z`) + Math.round((startsAt + 20 * random()) * 60_000);
    const durationMs = Math.round(1_000 * seconds * Math.exp(0.55 * gaussian(random)));
    const pause = random() < 0.04 ? Math.round(300_000 * random()) : 400;
    now += durationMs + pause;
    times.push({ time: new Date(now).toISOString(), durationMs });
  }
  return times;
}

/** Box-Muller. */
function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
