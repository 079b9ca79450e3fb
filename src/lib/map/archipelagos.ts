import type { LonLat } from '../domain/unit.ts';

export type Archipelago = {
	readonly name: 'hoangSa' | 'truongSa';
	/** Where its name is written from. */
	readonly at: LonLat;
	/** Islands that stand for the whole, at their real places. */
	readonly islands: readonly LonLat[];
};

/**
 * Vietnam's two archipelagos, as every map of the country shows them. Natural Earth disputes them, so they
 * are the project's own points, at the places of larger islands to a hundredth of a degree: Phú Lâm, Hoàng Sa,
 * Tri Tôn, Linh Côn, Bạch Quy, Quang Ảnh; Song Tử Tây, Trường Sa Lớn, Nam Yết, Sinh Tồn, An Bang, Ba Bình,
 * Trường Sa Đông, Bình Nguyên.
 */
export const ARCHIPELAGOS: readonly Archipelago[] = [
	{
		name: 'hoangSa',
		at: [112, 16.4],
		islands: [
			[112.34, 16.84],
			[111.61, 16.53],
			[111.2, 15.78],
			[112.73, 16.67],
			[111.76, 16.06],
			[111.6, 16.45],
		],
	},
	{
		name: 'truongSa',
		at: [114, 9.6],
		islands: [
			[114.33, 11.43],
			[111.92, 8.64],
			[114.37, 10.18],
			[114.33, 9.89],
			[112.91, 7.89],
			[114.36, 10.38],
			[112.35, 8.93],
			[115.82, 10.81],
		],
	},
];

/**
 * Whether a point lies off among the two archipelagos, or on the banks south-west of Trường Sa. The mainland ends at 109.5° east;
 * Côn Đảo and Phú Quý lie near it.
 */
export function isAmongArchipelagos([lon, lat]: LonLat): boolean {
	return lon > 110 || (lon > 108.5 && lat < 9);
}
