import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Input, MessageName, MessageNameOf, Output } from '../../shared/contract';
import type { Topic } from '../../shared/contract/wire';
import { services } from './services';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

type Readable = MessageNameOf<'read'> | MessageNameOf<'scan'> | MessageNameOf<'analysis'> | 'project.get' | 'jobs.list';

/** What each answer is made of: when a write changes one of these topics, the answer is read again. */
const TOPICS_OF: Partial<Record<MessageName, readonly Topic[]>> = {
  // not annotations: its counts would be read again at every key press
  'project.get': ['project', 'items', 'gold', 'labelSchema', 'guideline'],
  'project.stats': ['items', 'tags', 'splits', 'gold', 'annotations', 'labelSchema', 'annotators', 'runs'],
  'items.page': ['items', 'tags', 'splits', 'gold', 'annotations', 'runs'],
  'items.count': ['items', 'tags', 'splits', 'gold', 'annotations', 'runs'],
  'items.get': ['items', 'tags', 'splits', 'gold', 'annotations'],
  'items.columns': ['items', 'tags'],
  'items.columnStats': ['items', 'tags', 'splits', 'gold', 'annotations', 'runs'],
  'queues.list': ['queues', 'items', 'annotations', 'automation'],
  'assignments.preview': ['items', 'tags', 'splits', 'gold', 'annotations', 'queues', 'annotators'],
  'assignments.list': ['queues', 'annotations', 'annotators'],
  'goldQuestions.available': ['items', 'splits', 'gold', 'annotations', 'queues'],
  'goldQuestions.result': ['gold', 'annotations', 'queues', 'annotators'],
  'labelSchema.get': ['labelSchema'],
  'labelSchema.versions': ['labelSchema'],
  'guideline.get': ['guideline'],
  'guideline.versions': ['guideline'],
  'annotators.list': ['annotators', 'annotations'],
  'history.list': ['history', 'annotations'],
  'splits.preview': ['items', 'splits', 'gold', 'tags'],
  'consensus.compute': ['gold', 'annotations', 'labelSchema'],
  'disagreements.rows': ['gold', 'annotations', 'labelSchema'],
  'disagreements.item': ['tags', 'gold', 'annotations', 'discussion'],
  'disagreements.similar': ['tags', 'gold', 'annotations'],
  'discussion.list': ['discussion'],
  'gold.history': ['gold'],
  'gold.preview': ['gold', 'annotations', 'labelSchema'],
  'surgery.preview': ['labelSchema', 'annotations', 'gold'],
  'surgery.older': ['labelSchema', 'annotations'],
  'surgery.lock': ['project'],
  'agreement.measure': ['items', 'annotations', 'gold', 'labelSchema', 'guideline', 'annotators'],
  'agreement.byTag': ['items', 'annotations', 'gold', 'labelSchema', 'tags'],
  'agreement.confusion': ['items', 'annotations', 'labelSchema'],
  'agreement.cell': ['items', 'annotations', 'labelSchema', 'gold', 'tags', 'splits'],
  'agreement.annotators': ['items', 'annotations', 'gold', 'labelSchema', 'annotators', 'queues'],
  'runs.list': ['runs'],
  'runs.metrics': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations', 'judgements'],
  'references.list': ['runs'],
  'evaluation.measure': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations', 'judgements', 'tagReview'],
  'evaluation.curve': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations'],
  'costs.get': ['judgements', 'labelSchema'],
  'dimensions.list': ['items', 'tags', 'judgements', 'tagReview'],
  'comparison.measure': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations', 'judgements', 'tagReview'],
  'slices.list': ['slices'],
  'slices.track': ['slices', 'runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations'],
  'slices.find': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations', 'judgements', 'tagReview'],
  'labelIssues.find': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations'],
  'labelIssues.splitVotes': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations'],
  'labelIssues.effect': ['runs', 'items', 'gold', 'splits', 'tags', 'labelSchema', 'annotations', 'queues'],
  'tagReview.questions': ['tagReview', 'tags'],
  'tagReview.plan': ['runs', 'tagReview', 'items', 'tags', 'splits', 'gold', 'annotations', 'labelSchema'],
  'tagReview.item': ['runs', 'tagReview', 'items', 'tags', 'splits', 'gold', 'annotations', 'labelSchema'],
  'todos.list': ['todos'],
  'training.plan': ['items', 'splits', 'gold', 'annotations', 'labelSchema'],
  'models.list': ['models', 'runs'],
  'sampling.preview': ['items', 'tags', 'splits', 'gold', 'annotations', 'labelSchema', 'queues', 'runs', 'models'],
  'simulation.run': ['items', 'splits', 'gold', 'annotations', 'labelSchema'],
  // measured at the trainings: labels that came since are in none of them yet
  'learning.points': ['models', 'runs'],
  'learning.random': ['models', 'runs'],
  'learning.advice': ['models', 'runs'],
  'automation.get': ['automation', 'queues', 'runs'],
  'automation.preview': ['automation', 'queues', 'items', 'splits', 'gold', 'annotations', 'runs'],
  'automation.agreement': ['automation', 'queues', 'annotations', 'labelSchema', 'runs'],
  'autoLabels.summary': ['automation', 'queues', 'annotations', 'labelSchema'],
  'packages.overview': ['project', 'annotations', 'annotators', 'queues'],
  'exports.preview': ['items', 'splits', 'gold', 'annotations', 'tags', 'labelSchema', 'runs'],
};

/** Whether an answer to this message is made of what changed. */
export const isMadeOf = (message: MessageName, topics: readonly Topic[]) => topics.some((topic) => TOPICS_OF[message]?.includes(topic) ?? false);

let openUid: string | null = null;

/** Answers of the project that was open before must not be shown in this one, not even until they are read again. */
function forgetOtherProject(project: Output<'project.get'>): void {
  const uid = project?.uid ?? null;
  if (uid === openUid) return;
  openUid = uid;
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'project.get' });
}

/** Reads a message and keeps it fresh. `enabled: false` waits. */
export function useRead<N extends Readable>(message: N, input: Input<N>, options: { enabled?: boolean; keepPrevious?: boolean } = {}): UseQueryResult<Output<N>, Error> {
  return useQuery<Output<N>, Error>({
    queryKey: [message, input],
    queryFn: async ({ signal }) => {
      const answer = await services.call(message, input, undefined, { signal });
      if (message === 'project.get') forgetOtherProject(answer as Output<'project.get'>);
      return answer;
    },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: unknown) => previous as never } : {}),
  });
}

type TopicListener = (topics: readonly Topic[], operationId: string | null) => void;
const listeners = new Set<TopicListener>();

/** For screens that hold data outside the query cache (the grid, the labelling queue). Returns how to stop. */
export function onTopicsChanged(listener: TopicListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function invalidateTopics(topics: readonly Topic[], operationId: string | null = null): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isMadeOf(queryKey[0] as MessageName, topics) });
  for (const listener of listeners) listener(topics, operationId);
}
