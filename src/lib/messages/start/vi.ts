/** The words of the start page: walls do not fetch them. */
export const vi = {
	product: 'Trung tâm điều hành thông minh',
	pair_title: 'Mã của màn hình này',
	pair_how:
		'Tại máy chủ, mở Bàn điều hành, mục Màn hình, nhập mã này và đặt tên. Màn hình sẽ tự chuyển, không cần bàn phím.',
	pair_away: 'Chưa liên lạc được với máy chủ, đang tự thử lại.',
	pair_full: 'Quá nhiều màn hình đang chờ mã, đang tự thử lại.',
	pair_revoked: '“{name}” đã bị thu hồi quyền lúc {time}. Lý do: {reason}',
	screens_title: 'Các màn hình',
	screens_intro: 'Hoặc mở một màn hình ngay tại đây, trên bàn này:',
	screens_hint:
		'Thêm vào địa chỉ: distance (khoảng cách xem, mét), panel (chiều cao màn hình, cm), theme=light, lang=en.',
	screens_open_data: 'Dữ liệu mở',
	scene_overview_about: 'Toàn cảnh địa bàn: chỉ tiêu, thiết bị, sự cố',
	scene_programme_about: 'Xếp hạng địa bàn, bảng nhiệt chỉ tiêu, kế hoạch và mốc',
	scene_devices_about: 'Tình trạng từng thiết bị: sự cố, diễn biến 24 giờ, độ sẵn sàng',
} as const;
