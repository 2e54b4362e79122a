import { openOwn } from './template.ts';
import { storeContract } from './contract.ts';

storeContract('PGlite in memory', openOwn);
