import type { Database } from '../database.ts';
import { faulting } from '../faults.ts';
import { saveCorrection, selectCorrection, withdrawCorrection } from './corrections.ts';
import type { DeskStore } from './desk-store.ts';
import { selectMinutes, selectSenders, selectServerVersion } from './flow.ts';
import { indexArticles, indexWords, settleWords } from './index-articles.ts';
import { selectHistory, selectNewestPages, selectPageInfo, selectRecords } from './pages.ts';
import { reopenGroup, resolveGroup, selectPagesOf, selectRejectGroups, selectRejectsOf } from './rejects.ts';
import { selectCutsOf, selectRuleUse } from './rules.ts';
import { findArticles, selectFacets } from './search.ts';

/** What the desk asks of a database whose schema is up to date. */
export function openDesk(database: Database): DeskStore {
  const { ahead } = database;
  return {
    indexArticles: (limit) => faulting('index articles', () => indexArticles(database, limit)),
    indexWords: (limit) => faulting('index words', () => indexWords(database, limit)),
    settleWords: () => faulting('index words', () => settleWords(database)),
    findArticles: (filter, limit, after) => faulting('find articles', () => findArticles(ahead, filter, limit, after)),
    records: (ids) => faulting('read articles', () => selectRecords(ahead, ids)),
    facets: (filter) => faulting('count by facet', () => selectFacets(ahead, filter)),
    minutes: (since) => faulting('count by minute', () => selectMinutes(ahead, since)),
    senders: (by) => faulting('count by sender', () => selectSenders(ahead, by)),
    serverVersion: () => faulting('tell its version', () => selectServerVersion(ahead)),
    rejectGroups: (limit) => faulting('group rejects', () => selectRejectGroups(ahead, limit)),
    rejectsOf: (group, limit, after) =>
      faulting('list a group of rejects', () => selectRejectsOf(ahead, group, limit, after)),
    pagesOf: (group, limit) => faulting('list a group of rejects', () => selectPagesOf(ahead, group, limit)),
    resolve: (group) => faulting('resolve a group of rejects', () => resolveGroup(database, group)),
    reopen: (group) => faulting('reopen a group of rejects', () => reopenGroup(database, group)),
    page: (id) => faulting('read a page', () => selectPageInfo(ahead, id)),
    history: (articleId) => faulting('read an article', () => selectHistory(ahead, articleId)),
    correct: (given) => faulting('keep a correction', () => saveCorrection(database, given)),
    withdrawCorrection: (pageId) => faulting('take a correction back', () => withdrawCorrection(database, pageId)),
    correction: (pageId) => faulting('read a correction', () => selectCorrection(ahead, pageId)),
    ruleUse: (limit) => faulting('count by rule', () => selectRuleUse(ahead, limit)),
    cutsOf: (rule, limit) => faulting('list what a rule cut', () => selectCutsOf(ahead, rule, limit)),
    newestPages: (limit) => faulting('list pages', () => selectNewestPages(ahead, limit)),
  };
}
