import type { AnnotatorInfo } from '../../shared/contract/definition';
import { showFailure } from '../components/showFailure';
import { services } from './services';

/** Each returns whether it was done; a failure has been shown. */
export function addPerson(name: string): Promise<boolean> {
  return attempt('The annotator was not added', () => services.call('annotators.add', { name, role: 'annotator' }));
}

export function renamePerson(annotatorId: number, name: string): Promise<boolean> {
  return attempt('The annotator was not renamed', () => services.call('annotators.rename', { annotatorId, name }));
}

export function setPersonRole(annotatorId: number, role: AnnotatorInfo['role']): Promise<boolean> {
  return attempt('The role was not changed', () => services.call('annotators.setRole', { annotatorId, role }));
}

/** Switches blind labelling for the whole project. */
export function setBlind(blind: boolean): Promise<boolean> {
  return attempt('Blind labelling was not switched', () => services.call('project.setBlind', { blind }));
}

async function attempt(failure: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    showFailure(failure, error);
    return false;
  }
}
