/** The words of scenes and of panels that cannot be shown. */
export const vi = {
	indicator_gone: 'Chỉ tiêu “{code}” không còn trong danh mục',
	unit_gone: 'Địa bàn “{code}” không còn trong danh mục',
	answer_slow: 'Chưa lấy được số liệu: quá {seconds} giây, đang thử lại',
	answer_failed: 'Chưa lấy được số liệu: máy chủ báo lỗi, đang thử lại',
	panel_broken: 'Mục này gặp lỗi và không hiển thị được',
	look_back: 'Xem lại 24 giờ',
	looked_back: 'Xem lại, không phải hiện tại',
	not_of_then: 'Không có trong bản xem lại',
	files_wrong: 'Cấu hình cảnh có lỗi, đang dùng bản trước: xem bàn điều hành',
} as const;
