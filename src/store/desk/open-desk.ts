import type { Database } from '../database.ts';
import { faulting } from '../faults.ts';
import { saveCorrection, selectCorrection, withdrawCorrection } from './corrections.ts';
import type { DeskStore } from './desk-store.ts';
import { selectMinutes, selectSenders, selectServerVersion } from './flow.ts';
import { indexArticles, indexWords } from './index-articles.ts';
import { selectHistory, selectNewestPages, selectPageInfo, selectRecords } from './pages.ts';
import { reopenGroup, resolveGroup, selectPagesOf, selectRejectGroups, selectRejectsOf } from './rejects.ts';
import { selectCutsOf, selectRuleUse } from './rules.ts';
import { findArticles, selectFacets } from './search.ts';

/** What the desk asks of a database whose schema is up to date. */
export function openDesk(database: Database): DeskStore {
  return {
    indexArticles: (limit) => faulting('index articles', () => indexArticles(database, limit)),
    indexWords: (limit) => faulting('index words', () => indexWords(database, limit)),
    findArticles: (filter, limit, after) =>
      faulting('find articles', () => findArticles(database, filter, limit, after)),
    records: (ids) => faulting('read articles', () => selectRecords(database, ids)),
    facets: (filter) => faulting('count by facet', () => selectFacets(database, filter)),
    minutes: (since) => faulting('count by minute', () => selectMinutes(database, since)),
    senders: (by) => faulting('count by sender', () => selectSenders(database, by)),
    serverVersion: () => faulting('tell its version', () => selectServerVersion(database)),
    rejectGroups: (limit) => faulting('group rejects', () => selectRejectGroups(database, limit)),
    rejectsOf: (group, limit, after) =>
      faulting('list a group of rejects', () => selectRejectsOf(database, group, limit, after)),
    pagesOf: (group, limit) => faulting('list a group of rejects', () => selectPagesOf(database, group, limit)),
    resolve: (group) => faulting('resolve a group of rejects', () => resolveGroup(database, group)),
    reopen: (group) => faulting('reopen a group of rejects', () => reopenGroup(database, group)),
    page: (id) => faulting('read a page', () => selectPageInfo(database, id)),
    history: (articleId) => faulting('read an article', () => selectHistory(database, articleId)),
    correct: (given) => faulting('keep a correction', () => saveCorrection(database, given)),
    withdrawCorrection: (pageId) => faulting('take a correction back', () => withdrawCorrection(database, pageId)),
    correction: (pageId) => faulting('read a correction', () => selectCorrection(database, pageId)),
    ruleUse: (limit) => faulting('count by rule', () => selectRuleUse(database, limit)),
    cutsOf: (rule, limit) => faulting('list what a rule cut', () => selectCutsOf(database, rule, limit)),
    newestPages: (limit) => faulting('list pages', () => selectNewestPages(database, limit)),
  };
}
