/** The words of showing the last hours again: a wall of the present does not fetch them. */
export const vi = {
	past: 'Xem lại',
	past_about: 'Đang xem lại quá khứ: {time}',
	live: 'Trực tiếp',
	back_to_live: 'Trở về trực tiếp',
	play: 'Chạy',
	pause: 'Dừng',
	moment: 'Thời điểm xem lại',
	now: 'Hiện tại',
	began_critical: '{time}: {count} sự cố bắt đầu, có sự cố nghiêm trọng',
	began_warning: '{time}: {count} cảnh báo bắt đầu',
	troubles: 'Sự cố trong {hours} giờ qua',
	devices_left_out: '{count} thiết bị không có trong bản xem lại',
	reading: 'Đang đọc dữ liệu các giờ qua…',
	not_had: 'Chưa đọc được dữ liệu các giờ qua',
} as const;
