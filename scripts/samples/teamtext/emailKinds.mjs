/**
 * The kind of an e-mail of the corpus, by evidence that an annotator does not see (group and headers) or that is beyond doubt; null
 * where there is none. Wrong for a message now and then, as any rule: good enough to simulate a team around.
 */
const ADVANCE_FEE = [
  /\bnext of kin\b/i,
  /\b(foreign|overseas) (partner|account|bank account)\b/i,
  /\b(barrister|chambers)\b/i,
  /\blate (president|general|head of state|husband|father)\b/i,
  /\b(nigeria|lagos|sierra leone|abacha|kabila|mobutu|zimbabwe|congo|liberia|ivory coast|abidjan|angola)\b/i,
  /\b(strict(ly)? confiden|utmost confiden|absolute confiden|confidential(ity)?)\b/i,
  /\b(million|thousand) (united states|u\.?s\.?) dollars?\b|us\$ ?[\d.,]+ ?(m|million)|\$[\d.]+ ?million/i,
  /\b(security company|contract(or)? payment|over-?invoiced|transfer of (the )?funds?|claim(ing)? (of )?the (fund|money)|beneficiary)\b/i,
];
const SELLS = /\b(free|save|\d+ ?% off|offers?|discount|order (now|today)|buy|limited time|click here|guaranteed?|special|deals?|bargain|\$\d)/gi;
const INFORMS = /\b(newsletter|edition|subscri(be|ption|bers?)|headlines?|this (week|month|issue)|in this issue|editor|read more|full story|mailing list|you (are|have) receiv)/gi;

/**
 * @param {{group: string, head: string, subject: string, body: string}} email `head`: its headers as they came
 * @returns {'discussion' | 'news item' | 'newsletter' | 'advertising' | 'fraud' | null}
 */
export function kindOfEmail({ group, head, subject, body }) {
  const isList = /^(list-id|mailing-list|x-mailing-list|list-post):/im.test(head);
  if (group.startsWith('spam')) {
    const marks = countMarks(body);
    if (marks >= 2) return 'fraud';
    return marks === 0 && !isList ? 'advertising' : null;
  }
  if (/^from:.*rssfeeds@/im.test(head)) return 'news item';
  if (group.startsWith('easy')) return isList && /^re\b/i.test(subject.replace(/^\[[^\]]*\] */, '')) ? 'discussion' : null;
  return !isList && /unsubscrib/i.test(body) ? 'newsletter' : null;
}

const countMarks = (body) => ADVANCE_FEE.filter((mark) => mark.test(body)).length;

/**
 * What may be mistaken for what, and how easily, by what the text itself shows: a newsletter that sells, an advertisement that
 * poses as a newsletter, a news item under a guideline that does not speak of them.
 * @param {{kind: string, text: string}} email
 * @returns {Pick<import('../team/simulateTeam.mjs').TeamItem, 'rival' | 'doubt' | 'blurred'>}
 */
export function doubtsAbout({ kind, text }) {
  const thousands = Math.max(1, text.length / 1_000);
  const sells = Math.min(1, (text.match(SELLS) ?? []).length / thousands / 6);
  const informs = Math.min(1, (text.match(INFORMS) ?? []).length / thousands / 3);
  const foreign = (text.match(/(?!\p{Script=Latin})\p{L}/gu) ?? []).length / text.length;
  const blurred = foreign > 0.1 ? 0.7 : 0.004;
  switch (kind) {
    case 'newsletter':
      return { rival: 'advertising', doubt: [0.15 + 0.55 * sells, 0.04 + 0.45 * sells], blurred };
    case 'advertising':
      return { rival: informs > 0.15 ? 'newsletter' : 'fraud', doubt: [0.04 + 0.6 * informs, 0.03 + 0.4 * informs], blurred };
    case 'news item':
      return { rival: 'newsletter', doubt: [0.45, 0.07], blurred };
    case 'fraud':
      return { rival: 'advertising', doubt: countMarks(text) > 3 ? [0.1, 0.02] : [0.35, 0.12], blurred };
    default:
      return { rival: 'news item', doubt: /https?:/.test(text) ? [0.14, 0.08] : [0.03, 0.02], blurred };
  }
}
