import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { claimContract } from './contract-claims.ts';
import { analysisContract } from './contract-analysis.ts';
import { commitContract } from './contract-commit.ts';
import { deskContract } from './contract-desk.ts';
import { exportContract } from './contract-export.ts';
import { messageContract } from './contract-messages.ts';
import { migrationContract } from './contract-migrations.ts';
import { outboxContract } from './contract-outbox.ts';
import { pageContract } from './contract-pages.ts';
import { pruneContract } from './contract-prune.ts';
import { reportContract } from './contract-reports.ts';
import { revisionContract } from './contract-revisions.ts';
import { sightingContract } from './contract-sightings.ts';
import { sweepContract } from './contract-sweep.ts';
import { statusContract } from './contract-status.ts';
import { storyContract } from './contract-stories.ts';
import { takenBackContract } from './contract-taken-back.ts';
import { traceContract } from './contract-traces.ts';
import { emptyTables, type Subject } from './subject.ts';

/** Runs every test of the store's contract over one database, which is emptied before each and closed at the end. */
export function storeContract(name: string, openDatabase: () => Promise<Database>): void {
  describe(`store over ${name}`, () => {
    let subject: Subject | undefined;
    const current = (): Subject => {
      if (subject === undefined) throw new Error('the store is not open');
      return subject;
    };
    beforeAll(async () => {
      const database = await openDatabase();
      subject = { database, store: await openStore(database) };
    }, 60_000);
    beforeEach(() => emptyTables(current().database));
    afterAll(() => subject?.store[Symbol.asyncDispose]());

    pageContract(current);
    commitContract(current);
    revisionContract(current);
    sightingContract(current);
    claimContract(current);
    takenBackContract(current);
    sweepContract(current);
    outboxContract(current);
    messageContract(current);
    reportContract(current);
    exportContract(current);
    statusContract(current);
    analysisContract(current);
    pruneContract(current);
    traceContract(current);
    storyContract(current);
    deskContract(current);
    migrationContract(current);
  });
}
