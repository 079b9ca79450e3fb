import type { Component } from 'svelte';
import AgePart from './AgePart.svelte';
import AlarmsPart from './AlarmsPart.svelte';
import AvailabilityPart from './AvailabilityPart.svelte';
import BarsPart from './BarsPart.svelte';
import DevicesPart from './DevicesPart.svelte';
import HeaderPart from './HeaderPart.svelte';
import HeatPart from './HeatPart.svelte';
import LegendPart from './LegendPart.svelte';
import MarksPart from './MarksPart.svelte';
import NotesPart from './NotesPart.svelte';
import PathPart from './PathPart.svelte';
import RankingPart from './RankingPart.svelte';
import SeriesPart from './SeriesPart.svelte';
import TickerPart from './TickerPart.svelte';
import TilePart from './TilePart.svelte';
import TimelinePart from './TimelinePart.svelte';

type Part = {
	readonly key: string;
	readonly title: string;
	readonly about: string;
	readonly component: Component<Record<string, never>>;
};

/** In the order of the gallery. */
export const PARTS: readonly Part[] = [
	part(
		'marks',
		MarksPart,
		'Màu và dấu hiệu',
		'Xám là bình thường. Bốn màu mang nghĩa, mỗi màu có hình riêng.',
	),
	part(
		'age',
		AgePart,
		'Độ mới',
		'Mới thì không nói gì; chậm và cũ nói tuổi; chưa có số liệu là gạch ngang, không phải số 0.',
	),
	part('tile', TilePart, 'Ô chỉ tiêu', 'Một con số, xu hướng, mục tiêu và mức hoàn thành.'),
	part(
		'bars',
		BarsPart,
		'Thanh so mục tiêu, đường xu hướng',
		'Phần nhỏ trong ô chỉ tiêu và thẻ địa bàn.',
	),
	part(
		'series',
		SeriesPart,
		'Biểu đồ chuỗi số liệu',
		'Nơi chưa biết thì gạch chéo, không bao giờ nối.',
	),
	part('path', PathPart, 'Biểu đồ lộ trình', 'Một chỉ tiêu qua hai năm với lộ trình mong muốn.'),
	part(
		'timeline',
		TimelinePart,
		'Diễn biến trạng thái',
		'Mỗi dòng một thiết bị, mỗi trạng thái một chiều cao hoặc hoa văn.',
	),
	part('availability', AvailabilityPart, 'Độ sẵn sàng', 'Cột ít cần hơn nhường chỗ khi hẹp.'),
	part(
		'ranking',
		RankingPart,
		'Xếp hạng',
		'Điểm, số chỉ tiêu có số liệu, dấu của số liệu cũ và mẫu.',
	),
	part('heat', HeatPart, 'Bảng nhiệt', 'Địa bàn theo chỉ tiêu, một sắc năm bậc.'),
	part('devices', DevicesPart, 'Ma trận thiết bị', 'Mỗi thiết bị một ô; nặng nhất đứng trước.'),
	part(
		'alarms',
		AlarmsPart,
		'Dòng cảnh báo',
		'Chỉ dấu của cảnh báo nghiêm trọng chưa tiếp nhận nháy, mỗi giây một lần.',
	),
	part('notes', NotesPart, 'Thu nhận', 'Những gì đến mà không nhận được.'),
	part('ticker', TickerPart, 'Tin ngắn', 'Một dòng, đổi theo trang, chữ không chạy.'),
	part('legend', LegendPart, 'Chú giải bản đồ', 'Năm bậc tiến độ và dấu của thiết bị.'),
	part('header', HeaderPart, 'Đầu màn hình', 'Trung tâm, liên kết, tuổi số liệu, giờ của máy chủ.'),
];

function part(key: string, component: Part['component'], title: string, about: string): Part {
	return { key, title, about, component };
}
