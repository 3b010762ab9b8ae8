import { describe, expect, it } from 'vitest';
import { openTestService } from '../testProject';

describe('annotators', () => {
  it('are listed in order of joining, with how much they have labelled', async () => {
    const service = openTestService();
    await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never);
    await service.run('annotators.add', { name: 'Ben', role: 'adjudicator' } as never);
    expect(await service.run('annotators.list', {} as never)).toMatchObject([
      { id: 1, name: 'Ann', role: 'annotator', imported: false, annotations: 0 },
      { id: 2, name: 'Ben', role: 'adjudicator', imported: false, annotations: 0 },
    ]);
  });

  it('have names of their own', async () => {
    const service = openTestService();
    await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never);
    await service.run('annotators.add', { name: 'ann', role: 'annotator' } as never);
    await expect(service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never)).rejects.toThrow('There is already an annotator called “Ann”.');
    await expect(service.run('annotators.rename', { annotatorId: 2, name: 'Ann' } as never)).rejects.toThrow('There is already an annotator called “Ann”.');
    await service.run('annotators.rename', { annotatorId: 2, name: 'Anna' } as never);
    expect((await service.run('annotators.list', {} as never)).map(({ name }) => name)).toEqual(['Ann', 'Anna']);
  });

  it('can be made adjudicators, and annotators again', async () => {
    const service = openTestService();
    await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never);
    await service.run('annotators.setRole', { annotatorId: 1, role: 'adjudicator' } as never);
    expect((await service.run('annotators.list', {} as never))[0]?.role).toBe('adjudicator');
    await expect(service.run('annotators.setRole', { annotatorId: 9, role: 'annotator' } as never)).rejects.toThrow('no annotator number 9');
  });
});
