import { describe, expect, it } from 'vitest';
import { superfluousBackups } from './superfluousBackups';

const at = (month: number, day: number, hour: number, minute = 0) => ({ at: new Date(2026, month - 1, day, hour, minute).getTime() });
const NOW = at(3, 31, 18).at;

describe('superfluousBackups', () => {
  it('keeps the newest three of today and the newest of each day before', () => {
    const today = [at(3, 31, 9), at(3, 31, 10), at(3, 31, 11), at(3, 31, 12)];
    const yesterday = [at(3, 30, 8), at(3, 30, 23, 59)];
    const older = [at(3, 2, 7)];
    expect(superfluousBackups([...today, ...yesterday, ...older], NOW)).toEqual([today[0], yesterday[0]]);
  });

  it('keeps fourteen in all, whichever order they come in', () => {
    const days = Array.from({ length: 20 }, (_, index) => at(3, index + 1, 12));
    const today = [at(3, 31, 9), at(3, 31, 10), at(3, 31, 11)];
    const shuffled = [...days.slice(7), ...today, ...days.slice(0, 7)];
    expect(superfluousBackups(shuffled, NOW).sort((one, other) => one.at - other.at)).toEqual(days.slice(0, 9));
  });

  it('keeps three of a day only while it lasts', () => {
    const backups = [at(3, 31, 9), at(3, 31, 10), at(3, 31, 11)];
    expect(superfluousBackups(backups, NOW)).toEqual([]);
    expect(superfluousBackups(backups, at(4, 1, 0, 1).at)).toEqual([backups[1], backups[0]]);
  });

  it('takes a day to come, after the clock was set back, for a day of its own', () => {
    const tomorrow = [at(4, 1, 9), at(4, 1, 10)];
    expect(superfluousBackups([...tomorrow, at(3, 31, 9)], NOW)).toEqual([tomorrow[0]]);
  });
});
