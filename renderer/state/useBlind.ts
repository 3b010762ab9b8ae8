import { isBlind } from '../../shared/domain/isBlind';
import { useRead } from '../data/queries';
import { useApp } from './app';

/** Whether what others answered and the gold labels must not be shown now: see `isBlind`. Until it is known who people are, it is so for whoever works. */
export function useBlind(): boolean {
  const project = useRead('project.get', {}).data;
  const people = useRead('annotators.list', {}).data;
  const annotatorId = useApp((state) => state.annotatorId);
  if (!project || annotatorId === null) return false;
  return people ? isBlind(project, people, annotatorId) : project.blind;
}
