import { openPglite } from '../../src/store/pglite.ts';
import { storeContract } from './contract.ts';

storeContract('PGlite in memory', () => openPglite(null));
