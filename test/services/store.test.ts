import { afterAll, beforeAll } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { storeContract } from '../store/contract.ts';
import { postgresContract } from '../store/contract-postgres.ts';
import { startPostgres, type Server } from './servers.ts';

let server: Server;
beforeAll(async () => void (server = await startPostgres()));
afterAll(() => server.stop());

storeContract('PostgreSQL', async () => openPostgres({ url: server.url, ca: null }));
postgresContract(() => server.url);
