import { describe, expect, it } from 'vitest';
import { guessFields, isAnswerHeader } from './guessFields';

const guess = (as: 'items' | 'annotations' | 'gold', columns: string[], modality: 'text' | 'image' | 'audio' | 'table' = 'text') => guessFields({ as, modality, columns });

describe('guessFields', () => {
  it('finds fields by header, whatever case, spaces and dashes, and never gold in a label column of items', () => {
    expect(guess('items', ['Item-ID', 'Text', 'label', 'Split'])).toEqual({ id: 'Item-ID', text: 'Text', split: 'Split' });
    expect(guess('items', ['id', 'text', 'gold'])).toEqual({ id: 'id', text: 'text', gold: 'gold' });
  });

  it('takes a file column for the medium of the project', () => {
    expect(guess('items', ['id', 'file'], 'audio')).toEqual({ id: 'id', audio: 'file' });
    expect(guess('items', ['id', 'image', 'path'], 'image')).toEqual({ id: 'id', image: 'image' });
    expect(guess('items', ['id', 'text'], 'table')).toEqual({ id: 'id' });
  });

  it('reads annotations and truths of crowd data', () => {
    expect(guess('annotations', ['item', 'annotator', 'label', 'time'])).toEqual({ item: 'item', annotator: 'annotator', label: 'label' });
    expect(guess('annotations', ['task', 'worker', 'answer'])).toEqual({ item: 'task', annotator: 'worker', label: 'answer' });
    expect(guess('gold', ['item', 'truth'])).toEqual({ item: 'item', label: 'truth' });
  });

  it('takes the only column for the content', () => {
    expect(guess('items', ['whatever'])).toEqual({ text: 'whatever' });
  });

  it('finds nothing in headers that are parts of every object', () => {
    expect(guess('items', ['__proto__', 'constructor', 'toString'])).toEqual({});
    expect(isAnswerHeader('Class')).toBe(true);
    expect(isAnswerHeader('age')).toBe(false);
  });
});
