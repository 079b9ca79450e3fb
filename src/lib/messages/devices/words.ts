/** `dv.look_up()`: the words of the wall of devices in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const dv = spoken(vi, en);
