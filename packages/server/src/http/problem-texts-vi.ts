// SPDX-License-Identifier: GPL-3.0-only
import type { ProblemTexts } from './problem-texts.ts';

const broken = 'Hãy cập nhật ứng dụng. Nếu vẫn gặp lại, hãy báo cho đơn vị vận hành.';
const hostile = 'Ứng dụng giữ nguyên dữ liệu đang có và sẽ hỏi lại sau. Không có gì bị thay đổi.';

/** The Vietnamese words of every code. */
export const vietnamese: ProblemTexts = {
  'bytes.truncated': { title: 'Thông điệp bị thiếu phần cuối', detail: broken },
  'bytes.trailing': { title: 'Thông điệp dài hơn quy định', detail: broken },
  'post.size': {
    title: 'Sai kích thước',
    detail: 'Mỗi lần gửi là application/octet-stream, đúng 32.768 byte.',
  },
  'post.envelope': {
    title: 'Không mở được gói tin',
    detail: 'Gói tin không được niêm phong bằng khóa đang dùng. Hãy tải lại cấu hình rồi gửi lại.',
  },
  'post.layout': { title: 'Gói tin không đúng cấu trúc', detail: broken },
  'post.kind': { title: 'Nơi này không nhận loại gói tin này', detail: broken },
  'answer.size': { title: 'Câu trả lời sai kích thước', detail: 'Hãy thử lại sau.' },
  'answer.layout': {
    title: 'Không hiểu được câu trả lời',
    detail: 'Hãy thử lại sau, hoặc cập nhật ứng dụng.',
  },
  'answer.seal': {
    title: 'Không mở được câu trả lời',
    detail: 'Câu trả lời đã bị sửa trên đường truyền. Hãy thử lại sau.',
  },
  'token.invalid': { title: 'Phiếu không hợp lệ', detail: 'Chữ ký trên phiếu không khớp. Hãy xin mã mới.' },
  'token.issuer': {
    title: 'Hiện không có nơi nào cấp phiếu với số này',
    detail: 'Hãy tải lại cấu hình. Nếu mã đã cũ, hãy xin mã mới.',
  },
  'token.spent': {
    title: 'Phiếu đã được dùng',
    detail: 'Mỗi phiếu chỉ gửi được một thông điệp. Hãy xin mã mới nếu cần gửi thêm.',
  },
  'token.already-issued': {
    title: 'Phiếu của kỳ này đã được cấp',
    detail: 'Mỗi điện thoại nhận một phiếu trong mỗi kỳ. Hãy đợi kỳ sau.',
  },
  'report.layout': { title: 'Báo cáo không đúng cấu trúc', detail: broken },
  'report.no-keys': { title: 'Báo cáo không có khóa nào', detail: 'Hãy giữ lại ít nhất một ngày.' },
  'report.too-many-keys': { title: 'Báo cáo có quá nhiều khóa', detail: 'Chỉ nhận tối đa 30 khóa.' },
  'report.key-period': { title: 'Có khóa không có thời gian hiệu lực', detail: broken },
  'report.key-crosses-day': { title: 'Có khóa kéo dài quá một ngày', detail: broken },
  'report.key-too-old': { title: 'Có khóa quá cũ', detail: 'Chỉ nhận mười bốn ngày gần nhất.' },
  'report.key-in-future': {
    title: 'Có khóa ở tương lai',
    detail: 'Có thể đồng hồ điện thoại bị sai. Hãy đặt giờ theo mạng rồi gửi lại.',
  },
  'report.key-overlap': { title: 'Có hai khóa cùng hiệu lực một lúc', detail: broken },
  'report.key-known': {
    title: 'Có khóa đã được công bố',
    detail: 'Những ngày này đã được chia sẻ trước đây. Không cần gửi lại.',
  },
  'report.onset': {
    title: 'Ngày có triệu chứng đầu tiên không hợp lệ',
    detail: 'Ngày này nằm trong khoảng từ mười bốn ngày trước đến hôm nay.',
  },
  'report.base': { title: 'Báo cáo tính từ sai ngày', detail: 'Có thể đồng hồ điện thoại bị sai.' },
  'report.too-many-tags': { title: 'Báo cáo có quá nhiều lần gặp', detail: broken },
  'report.tag': { title: 'Báo cáo có một lần gặp không hợp lệ', detail: broken },
  'report.revision': { title: 'Bí mật này đã được dùng', detail: broken },
  'claim.layout': { title: 'Yêu cầu cảnh báo không đúng cấu trúc', detail: broken },
  'claim.not-met': {
    title: 'Các lần gặp chưa chứng minh đủ thời gian ở gần nhau',
    detail: 'Cần ít nhất mười phút ở gần người đã chia sẻ.',
  },
  'claim.waiting': {
    title: 'Yêu cầu cảnh báo đang chờ',
    detail: 'Các lần gặp chưa được công bố. Ứng dụng sẽ tự hỏi lại.',
  },
  'claim.key-too-early': {
    title: 'Có khóa từ trước khi có thể bị lây',
    detail: 'Chỉ nhận những ngày sau lần gặp.',
  },
  'claim.opening': { title: 'Có lần gặp bị nêu hai lần hoặc không mở được', detail: broken },
  'withdraw.layout': { title: 'Yêu cầu rút lại không đúng cấu trúc', detail: broken },
  'withdraw.unknown': {
    title: 'Không có gì để rút lại',
    detail: 'Chưa từng nhận được, hoặc đã rút lại và xóa rồi.',
  },
  'code.invalid': { title: 'Mã và số điện thoại không khớp', detail: 'Hãy nhờ người gọi đọc lại mã.' },
  'code.expired': { title: 'Mã đã hết hạn', detail: 'Hãy xin cơ quan y tế mã mới.' },
  'code.void': { title: 'Mã đã bị nhập sai quá nhiều lần', detail: 'Hãy xin cơ quan y tế mã mới.' },
  'code.layout': { title: 'Đây không phải là mã', detail: 'Mã gồm 8 chữ số.' },
  'registration.unknown': {
    title: 'Điện thoại này không còn được đăng ký',
    detail: 'Hãy đăng ký lại bằng số điện thoại của bạn.',
  },
  'registration.number': {
    title: 'Đây không phải là số điện thoại',
    detail: 'Hãy viết như 0912 345 678 hoặc +84 912 345 678.',
  },
  'registration.old-number': {
    title: 'Số này còn ở dạng cũ',
    detail: 'Các số mười một chữ số đã đổi từ năm 2018. Hãy viết số mới có mười chữ số.',
  },
  'registration.not-mobile': {
    title: 'Đây không phải là số di động',
    detail: 'Hãy nhập số có thể nhận tin nhắn.',
  },
  'registration.country': {
    title: 'Nơi này không đăng ký số của nước đó',
    detail: 'Hãy nhập số của một nước được phục vụ.',
  },
  'registration.code': { title: 'Mã chưa đúng', detail: 'Hãy xem lại tin nhắn và nhập sáu chữ số trong đó.' },
  'registration.expired': { title: 'Mã không còn hiệu lực', detail: 'Hãy xin mã mới.' },
  'registration.locked': {
    title: 'Đã nhập sai quá nhiều lần',
    detail: 'Hãy đợi đủ thời gian được báo, rồi xin mã mới.',
  },
  'registration.wait': {
    title: 'Tin nhắn vừa được gửi',
    detail: 'Hãy đợi đủ thời gian được báo rồi mới xin lại.',
  },
  'registration.number-limit': {
    title: 'Hôm nay không gửi thêm tin nhắn tới số này',
    detail: 'Hãy thử lại vào ngày mai.',
  },
  'registration.later': {
    title: 'Hiện chưa gửi được tin nhắn',
    detail: 'Ứng dụng vẫn bảo vệ bạn khi chưa đăng ký. Hãy thử lại sau.',
  },
  'beacon.length': { title: 'Tín hiệu vô tuyến sai độ dài', detail: broken },
  'beacon.structure': { title: 'Không đọc được tín hiệu vô tuyến', detail: broken },
  'beacon.absent': { title: 'Tín hiệu vô tuyến không phải của hệ thống này', detail: broken },
  'export.layout': { title: 'Không đọc được tệp khóa', detail: hostile },
  'export.signature': { title: 'Tệp khóa không có chữ ký đúng', detail: hostile },
  'export.too-large': { title: 'Tệp khóa quá lớn', detail: hostile },
  'export.key': { title: 'Tệp có một khóa không hợp lệ', detail: hostile },
  'export.future': { title: 'Tệp khóa kết thúc ở tương lai', detail: hostile },
  'index.layout': { title: 'Không đọc được bản mục lục', detail: hostile },
  'index.signature': { title: 'Bản mục lục không có chữ ký đúng', detail: hostile },
  'index.signer': { title: 'Bản mục lục do nơi khác ký', detail: hostile },
  'index.rollback': { title: 'Bản mục lục cũ hơn bản đã thấy', detail: hostile },
  'index.fork': { title: 'Có hai bản mục lục cùng một số', detail: hostile },
  'index.expired': {
    title: 'Bản mục lục đã quá cũ',
    detail: 'Hãy kiểm tra ngày giờ của điện thoại rồi thử lại.',
  },
  'index.future': {
    title: 'Bản mục lục ở tương lai',
    detail: 'Hãy kiểm tra ngày giờ của điện thoại rồi thử lại.',
  },
  'index.sequence': { title: 'Số của bản mục lục không hợp lệ', detail: hostile },
  'index.lifetime': { title: 'Bản mục lục đòi có hiệu lực quá lâu', detail: hostile },
  'index.hash': { title: 'Tệp không phải là tệp mà mục lục nêu', detail: hostile },
  'configuration.layout': {
    title: 'Cấu hình không đúng',
    detail: 'Trường sai và giới hạn của nó được nêu rõ.',
  },
  'configuration.version': { title: 'Phiên bản cấu hình không hợp lệ', detail: hostile },
  'configuration.rollback': { title: 'Cấu hình cũ hơn bản đang dùng', detail: hostile },
  'key.file': {
    title: 'Thiếu tệp khóa, hoặc tệp khóa bị sai',
    detail: 'Đơn vị vận hành cần khôi phục từ bản sao lưu.',
  },
  'net.unreachable': {
    title: 'Không kết nối được máy chủ',
    detail: 'Hãy kiểm tra kết nối mạng. Ứng dụng sẽ thử lại.',
  },
  'net.status': { title: 'Máy chủ trả lời khác thường', detail: 'Ứng dụng sẽ thử lại sau.' },
  'net.redirect': {
    title: 'Máy chủ chuyển ứng dụng sang nơi khác',
    detail: 'Ứng dụng không đi theo. Hãy thử lại sau.',
  },
  'net.too-large': { title: 'Câu trả lời quá lớn', detail: 'Ứng dụng không đọc nó. Hãy thử lại sau.' },
  'consent.missing': {
    title: 'Bạn chưa đồng ý việc này',
    detail: 'Không có gì được gửi khi bạn chưa đồng ý.',
  },
  'consent.expired': { title: 'Sự đồng ý đã quá lâu', detail: 'Hãy xem lại và quyết định lại.' },
  'consent.used': { title: 'Sự đồng ý này đã được dùng', detail: 'Hãy quyết định lại nếu muốn gửi nữa.' },
  'phone.not-warned': { title: 'Điện thoại này không được cảnh báo', detail: 'Không có ai cần báo.' },
  'phone.not-registered': {
    title: 'Điện thoại này chưa đăng ký',
    detail: 'Hãy đăng ký bằng số điện thoại của bạn trước.',
  },
  'phone.nothing-to-share': { title: 'Không có gì để chia sẻ', detail: 'Không còn ngày nào được chọn.' },
  'phone.nothing-to-withdraw': {
    title: 'Không có gì để rút lại',
    detail: 'Điện thoại này chưa gửi gì.',
  },
  'phone.sunset': { title: 'Hệ thống đã ngừng hoạt động', detail: 'Ứng dụng đã dừng và xóa dữ liệu của nó.' },
  'phone.clock': {
    title: 'Đồng hồ điện thoại bị sai',
    detail: 'Hãy đặt ngày giờ theo mạng. Trước khi đó ứng dụng chưa bảo vệ được bạn.',
  },
  'phone.waiting': { title: 'Một việc khác chưa xong', detail: 'Hãy đợi đến khi xong.' },
  'staff.credentials': {
    title: 'Sai tên đăng nhập hoặc mật khẩu',
    detail: 'Hãy kiểm tra cả hai rồi thử lại.',
  },
  'staff.session': { title: 'Bạn chưa đăng nhập', detail: 'Phiên làm việc đã hết. Hãy đăng nhập lại.' },
  'staff.locked': {
    title: 'Nhập sai mật khẩu quá nhiều lần',
    detail: 'Tên này tạm bị khóa. Hãy thử lại sau mười lăm phút.',
  },
  'staff.second-factor': {
    title: 'Mã xác thực không đúng',
    detail: 'Hãy nhập mã sáu chữ số đang hiện trong ứng dụng xác thực. Mỗi mã chỉ dùng được một lần.',
  },
  'staff.ticket': {
    title: 'Lần đăng nhập này đã hết hạn',
    detail: 'Hãy bắt đầu lại bằng tên đăng nhập và mật khẩu.',
  },
  'staff.forgery': {
    title: 'Yêu cầu này không đến từ bàn làm việc',
    detail: 'Hãy mở lại bàn làm việc trong trình duyệt và thực hiện tại đó.',
  },
  'staff.not-allowed': {
    title: 'Tài khoản của bạn không được làm việc này',
    detail: 'Hãy nhờ người có nhiệm vụ đó, hoặc hỏi người quản lý tài khoản.',
  },
  'staff.password': {
    title: 'Mật khẩu mới chưa đủ an toàn',
    detail: 'Hãy chọn mật khẩu mới từ 12 ký tự trở lên, khác mật khẩu cũ và không chứa tên đăng nhập.',
  },
  'staff.self': {
    title: 'Không ai tự thay đổi quyền của mình',
    detail: 'Hãy nhờ một người quản lý tài khoản khác.',
  },
  'staff.unknown': {
    title: 'Không có tài khoản này',
    detail: 'Trong phạm vi của bạn không có tài khoản nào mang tên này.',
  },
  'staff.suspended': {
    title: 'Tài khoản này đang bị tạm ngừng',
    detail: 'Hãy hỏi người quản lý tài khoản.',
  },
  'staff.invitation': {
    title: 'Mật khẩu mời đã hết hạn',
    detail: 'Hãy nhờ người quản lý tài khoản mời lại.',
  },
  'staff.scope': {
    title: 'Phạm vi này rộng hơn phạm vi của bạn',
    detail: 'Không ai cấp được quyền rộng hơn quyền của chính mình.',
  },
  'staff.place': {
    title: 'Cấp, tỉnh và xã không khớp nhau',
    detail: 'Cấp quốc gia không kèm tỉnh; cấp tỉnh cần một tỉnh; khu vực cần một tỉnh và các xã của tỉnh đó.',
  },
  'staff.name-taken': { title: 'Tên đăng nhập này đã có người dùng', detail: 'Hãy chọn tên khác.' },
  'case.unknown': { title: 'Không có ca bệnh này', detail: 'Có thể ca đã được xóa khi hết hạn lưu.' },
  'case.sample-day': {
    title: 'Ngày lấy mẫu không hợp lệ',
    detail: 'Hãy nhập ngày không ở tương lai, dạng NNNN-TT-NN, ví dụ 2021-06-14.',
  },
  'case.onset-day': {
    title: 'Ngày có triệu chứng đầu tiên không hợp lệ',
    detail: 'Hãy nhập ngày không ở tương lai, dạng NNNN-TT-NN, ví dụ 2021-06-14, hoặc để trống.',
  },
  'contact-form.layout': {
    title: 'Tờ khai chưa đủ',
    detail: 'Hãy kiểm tra số điện thoại, họ tên và ghi chú.',
  },
  'store.locked': {
    title: 'Một chương trình khác đang dùng dữ liệu này',
    detail: 'Hãy dừng chương trình đó, hoặc chọn thư mục dữ liệu khác.',
  },
  'store.unavailable': {
    title: 'Dịch vụ tạm thời chưa sẵn sàng',
    detail: 'Không có gì bị mất. Hãy thử lại sau.',
  },
  'store.backup': {
    title: 'Bản sao lưu không dùng được',
    detail: 'Tệp bị hỏng, bị cắt cụt, không phải bản sao lưu, hoặc sai mật khẩu.',
  },
  'store.not-empty': {
    title: 'Cơ sở dữ liệu đích đã có dữ liệu',
    detail: 'Hãy chọn một cơ sở dữ liệu còn trống.',
  },
  'request.layout': {
    title: 'Yêu cầu không đúng quy định',
    detail: 'Trường bị sai được nêu rõ khi biết được.',
  },
  'request.not-found': { title: 'Không có gì ở đây', detail: 'Chưa từng có, hoặc không còn được lưu.' },
  'request.too-large': { title: 'Yêu cầu quá lớn', detail: 'Hãy gửi ít hơn.' },
  'request.method': {
    title: 'Không thực hiện được việc này ở đây',
    detail: 'Tiêu đề Allow nêu những việc thực hiện được.',
  },
  'request.media-type': {
    title: 'Nơi này không nhận kiểu nội dung này',
    detail: 'Hãy gửi kiểu nội dung nêu trong bản mô tả giao diện.',
  },
  'request.timeout': { title: 'Yêu cầu kéo dài quá lâu', detail: 'Hãy gửi lại khi kết nối tốt hơn.' },
  'request.headers': { title: 'Phần tiêu đề quá lớn', detail: 'Hãy gửi ít tiêu đề hơn hoặc ngắn hơn.' },
  'link.secret': {
    title: 'Chỉ bàn khác của hệ thống mới được hỏi điều này',
    detail: 'Bí mật dùng chung của hai bàn bị thiếu hoặc sai.',
  },
  'record.changed': {
    title: 'Người khác vừa sửa nội dung này',
    detail: 'Hãy so sánh hai bản rồi chọn bản đúng. Những gì bạn nhập vẫn còn đây.',
  },
  'directive.unknown': { title: 'Không có đề xuất này', detail: 'Hãy tải lại danh sách đề xuất.' },
  'directive.decided': {
    title: 'Đề xuất này đã được quyết định',
    detail: 'Hãy tải lại danh sách để xem kết quả.',
  },
  'directive.same-person': {
    title: 'Cần một người khác phê duyệt',
    detail: 'Người đề xuất không được tự phê duyệt đề xuất của mình.',
  },
  'directive.layout': {
    title: 'Nội dung đề xuất không hợp lệ',
    detail: 'Có giá trị nằm ngoài giới hạn cho phép. Hãy kiểm tra lại các mục đã sửa.',
  },
  'directive.outdated': {
    title: 'Trong lúc chờ đã có đề xuất khác được phê duyệt',
    detail: 'Hãy đề xuất lại, dựa trên nội dung đang có hiệu lực.',
  },
  'directive.sunset': {
    title: 'Ngày kết thúc không hợp lệ',
    detail: 'Ngày kết thúc phải sau hôm nay ít nhất bảy ngày, để mọi người được báo trước.',
  },
  'code.out': {
    title: 'Ca bệnh này đang có một mã còn hiệu lực',
    detail: 'Mã mới sẽ hủy mã cũ trong khi có thể đang có người đọc mã ấy. Nếu đúng là cần, hãy cấp lại mã.',
  },
  'code.other': {
    title: 'Đây không phải mã đang có hiệu lực',
    detail: 'Đã có người cấp mã khác, hoặc mã đã được dùng. Hãy tải lại ca bệnh.',
  },
  'code.message': {
    title: 'Chưa gửi được tin nhắn',
    detail: 'Hãy đọc mã cho người bệnh, hoặc thử lại sau một phút.',
  },
  'person.unknown': {
    title: 'Không có người này',
    detail: 'Có thể hồ sơ đã được xóa khi hết hạn, hoặc nằm ngoài phạm vi của bạn.',
  },
  'person.converted': {
    title: 'Người này đã trở thành ca bệnh',
    detail: 'Hãy làm tiếp trong hồ sơ ca bệnh.',
  },
  'record.day': {
    title: 'Ngày này không đúng',
    detail:
      'Viết theo dạng YYYY-MM-DD: một ngày có trong lịch, không ở tương lai và không quá lâu trước đây.',
  },
  'record.place': {
    title: 'Tỉnh và xã không khớp nhau',
    detail: 'Chọn xã, phường trong danh sách của tỉnh ấy, và trong phạm vi của bạn.',
  },
  'request.repeated': {
    title: 'Khóa này đã dùng cho một yêu cầu khác',
    detail: 'Dùng một Idempotency-Key mới cho yêu cầu không phải là gửi lại.',
  },
  'chain.unknown': {
    title: 'Không có hồ sơ hoặc liên kết này',
    detail: 'Có thể nó đã được gỡ, hoặc nằm ngoài phạm vi của bạn. Hãy tải lại chuỗi.',
  },
  'chain.self': {
    title: 'Không thể nối một người với chính họ',
    detail: 'Hãy chọn hai người khác nhau.',
  },
  'import.value': {
    title: 'Không đọc được giá trị này',
    detail: 'Hãy xem ví dụ của cột và viết theo một trong các cách ấy.',
  },
  'import.missing': { title: 'Thiếu giá trị ở đây', detail: 'Cột này không được để trống.' },
  'import.formula': {
    title: 'Ô này bắt đầu như một công thức',
    detail: 'Nó được giữ như chữ thường và không bao giờ được tính.',
  },
  'import.duplicate': {
    title: 'Người này đã có sẵn',
    detail: 'Cùng số điện thoại và ngày lấy mẫu, hoặc cùng số điện thoại trong số người đang theo dõi.',
  },
  'server.bug': { title: 'Máy chủ gặp lỗi', detail: 'Đây là lỗi của chúng tôi. Hãy thử lại sau.' },
};
