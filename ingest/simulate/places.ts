import { BAO_LOC } from './places/bao-loc.ts';
import { DA_LAT } from './places/da-lat.ts';
import { DA_TEH } from './places/da-teh.ts';
import { DISTRICTS } from './places/districts.ts';
import { PHAN_RANG } from './places/phan-rang.ts';
import type { Place } from './places/place.ts';

/** Until this day their codes are those of these units. */
export const PLACES_UNTIL = '2024-11-30';

export const PLACES: readonly Place[] = [BAO_LOC, DA_LAT, DA_TEH, PHAN_RANG, ...DISTRICTS];

/** Whose online figures are simulated: the districts above, their provinces, and Ninh Thuận's other districts. */
export const REPORTING_UNITS: readonly {
	readonly site: string;
	readonly unitCode: string;
	readonly slug: string;
	readonly level: 'province' | 'district';
}[] = [
	...PLACES.map(({ site, unitCode }) => ({
		site,
		unitCode,
		slug: `d-${unitCode}-${site === 'phan-rang' ? 'phan-rang-thap-cham' : site}`,
		level: 'district' as const,
	})),
	...(
		[
			['584', 'bac-ai'],
			['585', 'ninh-son'],
			['586', 'ninh-hai'],
			['587', 'ninh-phuoc'],
			['588', 'thuan-bac'],
			['589', 'thuan-nam'],
		] as const
	).map(([unitCode, site]) => ({
		site,
		unitCode,
		slug: `d-${unitCode}-${site}`,
		level: 'district' as const,
	})),
	{ site: 'lam-dong', unitCode: '68', slug: 'p-68-lam-dong', level: 'province' },
	{ site: 'ninh-thuan', unitCode: '58', slug: 'p-58-ninh-thuan', level: 'province' },
];
