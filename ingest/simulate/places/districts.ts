import type { LonLat } from '#lib/domain/unit.ts';
import { road } from './place.ts';
import type { Place } from './place.ts';

/** A road's name, its compass direction (degrees), what it crosses, and a point of it where that is not the town's middle. */
type Street = readonly [name: string, towards: number, crossings: readonly string[], at?: LonLat];

type District = Pick<Place, 'site' | 'unitCode' | 'town' | 'at'> & {
	readonly water: string;
	readonly streets: readonly Street[];
};

const ROWS: readonly District[] = [
	{
		site: 'duc-trong',
		unitCode: '678',
		town: 'Đức Trọng',
		at: [108.374, 11.737],
		water: 'Sông Đa Nhim',
		streets: [
			['Quốc lộ 20, Liên Nghĩa', 15, ['ngã ba Tùng Nghĩa', 'chợ', 'sân bay Liên Khương']],
			['Thống Nhất, Liên Nghĩa', 100, ['Phan Đình Phùng', 'trung tâm y tế', 'bến xe']],
		],
	},
	{
		site: 'di-linh',
		unitCode: '679',
		town: 'Di Linh',
		at: [108.076, 11.579],
		water: 'Hồ Ka La',
		streets: [
			['Hùng Vương', 75, ['chợ Di Linh', 'Quốc lộ 28']],
			['Quốc lộ 28', 170, ['Tân Châu', 'Gung Ré', 'Bảo Thuận']],
		],
	},
	{
		site: 'lam-ha',
		unitCode: '676',
		town: 'Lâm Hà',
		at: [108.246, 11.789],
		water: 'Sông Đạ Dâng',
		streets: [
			['ĐT 725, Đinh Văn', 20, ['cầu Đinh Văn', 'Nam Ban']],
			['Quốc lộ 27, Đinh Văn', 310, ['Đạ Đờn', 'Tân Văn', 'Phú Sơn']],
		],
	},
	{
		site: 'don-duong',
		unitCode: '677',
		town: 'Đơn Dương',
		at: [108.496, 11.764],
		water: 'Hồ Đơn Dương',
		streets: [
			['Quốc lộ 27, Thạnh Mỹ', 60, ['ngã ba Thạnh Mỹ', 'Lạc Lâm']],
			['ĐT 413', 150, ['Quảng Lập', 'Ka Đô', 'Ka Đơn']],
		],
	},
	{
		site: 'bao-lam',
		unitCode: '680',
		town: 'Bảo Lâm',
		at: [107.819, 11.642],
		water: 'Hồ Lộc Thắng',
		streets: [
			['Hùng Vương, Lộc Thắng', 30, ['chợ Lộc Thắng', 'Lộc Ngãi']],
			['Trần Phú, Lộc Thắng', 290, ['bến xe', 'trung tâm y tế', 'Lộc Quảng']],
		],
	},
	{
		site: 'lac-duong',
		unitCode: '675',
		town: 'Lạc Dương',
		at: [108.416, 12.018],
		water: 'Hồ Đan Kia',
		streets: [
			['Lang Biang', 350, ['Bi Đoúp', 'chân núi Lang Biang']],
			['Quốc lộ 27C', 60, ['Đạ Sar', 'Đạ Nhim', 'đèo Khánh Lê'], [108.56, 12.03]],
		],
	},
	{
		site: 'dam-rong',
		unitCode: '674',
		town: 'Đam Rông',
		at: [108.143, 12.057],
		water: 'Sông Krông Nô',
		streets: [
			['Quốc lộ 27, Bằng Lăng', 330, ['Rô Men', 'cầu Krông Nô']],
			['ĐT 722', 20, ['Đạ M’Rông', 'Đạ Tông', 'Đạ Long'], [108.16, 12.11]],
		],
	},
	{
		site: 'da-huoai',
		unitCode: '681',
		town: 'Đạ Huoai',
		at: [107.537, 11.392],
		water: 'Sông Đạ Huoai',
		streets: [
			['Quốc lộ 20, Ma Đa Guôi', 60, ['ngã ba Ma Đa Guôi', 'chân đèo Chuối']],
			['ĐT 721', 340, ['Đạ Oai', 'Đạ Tồn', 'Phước Lộc'], [107.53, 11.42]],
		],
	},
	{
		site: 'cat-tien',
		unitCode: '683',
		town: 'Cát Tiên',
		at: [107.361, 11.586],
		water: 'Sông Đồng Nai, Cát Tiên',
		streets: [
			['ĐT 721, Cát Tiên', 30, ['cầu Cát Tiên', 'Phước Cát']],
			['Phạm Văn Đồng', 120, ['chợ Cát Tiên', 'khu di tích', 'Đức Phổ']],
		],
	},
];

/** Districts of Lâm Đồng, each with cameras along two roads, a gauge, and a kiosk at the one-stop shop. */
export const DISTRICTS: readonly Place[] = ROWS.map(({ water, streets, ...base }) => {
	const [lon, lat] = base.at;
	return {
		...base,
		provinceCode: '68',
		roads: streets.map(([name, towards, crossings, at = base.at]) =>
			road(name, { at, metres: 900, towards }, crossings),
		),
		waterGauges: [{ name: water, at: [lon - 0.012, lat + 0.009] }],
		airSensors: [],
		kiosks: [{ name: `Một cửa huyện ${base.town}`, at: [lon + 0.002, lat + 0.001] }],
	};
});
