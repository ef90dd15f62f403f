// SPDX-License-Identifier: GPL-3.0-only
export const information = {
  more: {
    title: 'Thêm',
    warnings: 'Các cảnh báo',
    ill: 'Tôi được xác nhận mắc bệnh',
    declaration: 'Khai báo y tế',
    data: 'Dữ liệu của tôi',
    dataNote: 'Máy giữ gì, xuất, xóa, chuyển máy',
    settings: 'Cài đặt',
    settingsNote: 'Ngôn ngữ, cỡ chữ, tạm dừng',
    info: 'Thông tin',
    infoNote: 'Bluezone là gì, hoạt động thế nào',
    questions: 'Câu hỏi thường gặp',
    privacy: 'Quyền riêng tư',
    terms: 'Điều khoản sử dụng',
    licence: 'Mã nguồn và giấy phép',
    accessibility: 'Tiếp cận cho mọi người',
    contact: 'Liên hệ và hỗ trợ',
    version: 'Phiên bản',
  },
  about: {
    title: 'Bluezone là gì',
    what: 'Bluezone giúp bạn biết sớm nếu đã ở gần người mắc bệnh, để tự bảo vệ mình và người thân. Máy của bạn tự nhận ra điều đó; không ai theo dõi bạn.',
    howTitle: 'Hoạt động thế nào',
    steps: [
      {
        title: 'Hai máy ở gần nhau',
        what: 'Mỗi máy phát một tên ngẫu nhiên, đổi mỗi mười phút, và ghi lại tên nghe được. Chỉ nằm trong máy, 14 ngày.',
      },
      {
        title: 'Một người được xác nhận mắc bệnh (F0)',
        what: 'Cơ quan y tế đưa cho người ấy một mã. Nếu đồng ý, người ấy gửi đi các khóa đã sinh ra tên của máy mình.',
      },
      {
        title: 'Mọi máy nhận cùng một danh sách',
        what: 'Danh sách được ký và giống nhau cho tất cả. Máy chủ không chọn ai được báo.',
      },
      {
        title: 'Máy của bạn tự so',
        what: 'Nếu trùng và đủ gần, đủ lâu, máy báo cho bạn: tiếp xúc gần (F1).',
      },
      {
        title: 'F1 có thể báo tiếp',
        what: 'Nếu bạn muốn, máy của những người bạn gặp sau đó cũng tự báo cho họ (F2). Đến đó là dừng.',
      },
    ],
    drawing:
      'Hình vẽ: hai điện thoại A và B trao đổi tên ngẫu nhiên khi ở gần; khi A gửi khóa lên danh sách chung, B tải danh sách về và tự so.',
    drawingList: 'danh sách chung',
    featuresTitle: 'Năm điều quan trọng',
    features: [
      'Dữ liệu nằm trong máy của bạn. Chỉ khi là F0 hoặc F1, và chỉ do chính bạn bấm, mới có gì được gửi đi.',
      'Không thu thập vị trí.',
      'Ẩn danh với mọi người. Chỉ cơ quan y tế biết các ca bệnh mà họ tự xác nhận.',
      'Minh bạch: mã nguồn mở theo GPL-3.0.',
      'Ít tốn pin nhờ Bluetooth năng lượng thấp.',
    ],
  },
  questionsTitle: 'Câu hỏi thường gặp',
  questions: [
    {
      q: 'Bluezone có biết tôi ở đâu không?',
      a: 'Không. Ứng dụng không hỏi và không ghi vị trí. Bluetooth chỉ cho biết có máy khác ở gần, không cho biết ở nơi nào.',
    },
    {
      q: 'Vì sao trên điện thoại Android đời cũ lại hỏi quyền vị trí?',
      a: 'Trước Android 12, hệ điều hành gộp quyền quét Bluetooth vào quyền vị trí. Bluezone chỉ dùng để quét Bluetooth và không gọi chức năng vị trí nào; ai cũng kiểm tra được trong mã nguồn.',
    },
    {
      q: 'Người khác có biết tôi đã gặp họ không?',
      a: 'Không. Hai máy chỉ trao đổi những tên ngẫu nhiên đổi mỗi mười phút. Không tên nào gắn với bạn.',
    },
    {
      q: 'Nếu tôi mắc bệnh, mọi người có biết đó là tôi không?',
      a: 'Ứng dụng không nói tên ai. Nhưng người chỉ gặp đúng một mình bạn trong ngày được báo có thể tự đoán ra. Bạn được nhắc điều này trước khi gửi, và có thể bỏ bớt ngày.',
    },
    {
      q: 'F0, F1, F2 nghĩa là gì?',
      a: 'F0 là người được cơ quan y tế xác nhận mắc bệnh. F1 là người đã ở gần F0. F2 là người đã ở gần F1 sau khi F1 gặp F0.',
    },
    {
      q: 'Được báo F1 có phải là tôi đã mắc bệnh không?',
      a: 'Không. Đó là lời nhắc rằng bạn đã ở gần một người mắc bệnh đủ lâu. Hãy gọi y tế để được hướng dẫn xét nghiệm.',
    },
    {
      q: 'F2 có phải lo nhiều không?',
      a: 'Khả năng lây thấp hơn nhiều, vì người ở giữa có thể không mắc bệnh. Hãy theo dõi sức khỏe; cảnh báo có thể được gỡ sau.',
    },
    {
      q: 'Vì sao cảnh báo của tôi biến mất?',
      a: 'Người đã báo có thể rút lại, hoặc cơ quan y tế hủy ca bệnh nhập nhầm. Cảnh báo ấy chuyển vào mục “đã qua” và nói rõ là đã được gỡ.',
    },
    {
      q: 'Cảnh báo có nói lúc mấy giờ không?',
      a: 'Không, chỉ nói ngày. Nếu nói giờ, bạn có thể đoán ra đó là ai, và người khác cũng đoán được về bạn.',
    },
    {
      q: 'Vì sao con số lại kèm một khoảng?',
      a: 'Mỗi máy đổi tên mười phút một lần, và sóng lúc rõ lúc mờ. Máy chỉ có thể ước chừng số người. Cho bạn một khoảng là nói thật hơn một con số.',
    },
    {
      q: 'Hai máy để cạnh nhau, sao thấy số khác nhau?',
      a: 'Mỗi máy nghe vài giây một lần, không cùng lúc, và ăng-ten của mỗi máy một khác. Chênh nhau một ít là bình thường.',
    },
    {
      q: 'Bật cả ngày có hết pin không?',
      a: 'Bluetooth năng lượng thấp dùng rất ít. Văn bản hướng dẫn năm 2020 nói không quá chừng 10% pin một ngày; mục tiêu của bản này thấp hơn nhiều.',
    },
    {
      q: 'Có cần mạng luôn không?',
      a: 'Không. Nghe và ghi chỉ cần Bluetooth. Máy chỉ cần mạng vài lần một ngày để lấy danh sách mới và tự so.',
    },
    {
      q: 'Mất mạng vài ngày thì sao?',
      a: 'Máy vẫn nghe và ghi. Khi có mạng lại, máy so cả những ngày đã qua. Màn hình chính luôn nói lần kiểm tra gần nhất là khi nào.',
    },
    {
      q: 'Vì sao cần số điện thoại?',
      a: 'Không bắt buộc. Số giúp mỗi người chỉ đăng ký được một máy, để không ai lập nhiều máy giả mà báo bừa. Thiếu nó, bạn vẫn được cảnh báo, nhưng nếu là F1 thì chưa báo tiếp được.',
    },
    {
      q: 'Số điện thoại có nối được với những lần tôi gặp ai không?',
      a: 'Không. Nơi giữ số và nơi nhận báo cáo tách rời nhau. Phiếu gửi được ký mù: người ký không thấy phiếu, nên sau này không nhận ra.',
    },
    {
      q: 'Máy chủ có bắt máy tôi gửi dữ liệu được không?',
      a: 'Không. Không thông điệp nào từ máy chủ khiến máy gửi lịch sử đi. Chỉ khi chính bạn xem trước, đồng ý và bấm gửi.',
    },
    {
      q: 'Cơ quan y tế biết gì về tôi?',
      a: 'Chỉ biết ca bệnh do chính họ xác nhận, và những gì bạn tự chọn gửi qua mẫu liên hệ. Họ không biết ai gặp ai, cũng không biết ai đã được báo.',
    },
    {
      q: 'Dữ liệu được giữ bao lâu?',
      a: '14 ngày, rồi máy tự xóa. Riêng những con số tổng mỗi ngày ở lại đến khi bạn xóa. Xem và xóa mọi thứ ở mục Dữ liệu của tôi.',
    },
    {
      q: 'Tôi đổi điện thoại thì sao?',
      a: 'Vào Dữ liệu của tôi, chọn Chuyển sang máy mới. Dữ liệu được mã hóa bằng câu mật khẩu chỉ bạn biết; máy cũ ngừng sau khi máy mới nhận xong.',
    },
    {
      q: 'Có dùng được khi tắt Bluetooth không?',
      a: 'Mở được mọi màn hình, nhưng máy không nghe ai nên không bảo vệ. Màn hình chính sẽ nói rõ và chỉ cách bật.',
    },
    {
      q: 'Vì sao trang web này nói không bảo vệ được tôi?',
      a: 'Trình duyệt không được phép quét Bluetooth ở nền. Chúng tôi không giả vờ: muốn được bảo vệ, hãy cài ứng dụng trên điện thoại.',
    },
    {
      q: 'Hai iPhone khóa màn hình có nhận ra nhau không?',
      a: 'Có thể không. Hệ điều hành của iPhone hạn chế Bluetooth ở nền, và hai máy đều khóa màn hình đôi khi không nghe thấy nhau.',
    },
    {
      q: 'Tường mỏng giữa hai phòng có bị tính là gần không?',
      a: 'Có thể. Sóng xuyên được vách mỏng. Vì thế mỗi cảnh báo đều nói chắc đến đâu, và nên hỏi y tế trước khi lo.',
    },
    {
      q: 'Ai kiểm tra được lời hứa này?',
      a: 'Ai cũng được. Toàn bộ mã nguồn, tài liệu và phép thử đều mở theo GPL-3.0. Mục “Mọi lần ứng dụng gọi ra ngoài” cho bạn thấy máy đã nói gì với máy chủ.',
    },
    {
      q: 'Tạm dừng thì mất gì?',
      a: 'Trong lúc dừng, máy không phát và không nghe: những lần gặp lúc ấy không được ghi, và lịch sử hiện khoảng trống. Việc kiểm tra cảnh báo vẫn chạy.',
    },
  ],
  privacy: {
    title: 'Quyền riêng tư',
    lead: 'Viết ngắn, bằng lời thường.',
    sections: [
      {
        title: 'Máy giữ gì',
        text: [
          'Khóa ngẫu nhiên của chính máy bạn, tên ngẫu nhiên đã nghe được kèm độ mạnh của sóng, giờ quét, và kết quả so. Tất cả được mã hóa trong máy và tự xóa sau 14 ngày.',
          'Con số tổng mỗi ngày, cho đến khi bạn xóa.',
        ],
      },
      {
        title: 'Máy không bao giờ giữ',
        text: [
          'Vị trí. Danh bạ. Địa chỉ Bluetooth của máy khác. Tên của bạn, trừ lúc bạn tự điền vào mẫu để gửi.',
        ],
      },
      {
        title: 'Điều gì rời khỏi máy',
        text: [
          'Khi kiểm tra: yêu cầu lấy danh sách chung, giống hệt nhau ở mọi máy.',
          'Thỉnh thoảng: một gói giả, để người xem mạng không phân biệt được khi bạn gửi thật.',
          'Khi bạn đăng ký: số điện thoại. Máy chủ chỉ giữ dạng mã hóa một chiều của nó.',
          'Khi bạn xem trước, đồng ý và bấm gửi: báo cáo F0, báo tiếp của F1, hoặc mẫu liên hệ.',
        ],
      },
      {
        title: 'Ai nhận',
        text: [
          'Danh sách chung là công khai và không nói về ai. Mẫu liên hệ chỉ cơ quan y tế mở được. Không ai mua, bán hay dùng dữ liệu cho việc khác; không có quảng cáo và không có công cụ đo người dùng.',
        ],
      },
      {
        title: 'Quyền của bạn',
        text: [
          'Xem, xuất, xóa tất cả bất cứ lúc nào, không cần hỏi ai. Rút lại điều đã gửi. Gỡ ứng dụng là mọi thứ trong máy biến mất.',
        ],
      },
      {
        title: 'Điều còn có thể bị lộ',
        text: [
          'Người cố ý ghi Bluetooth cạnh bạn, rồi thấy khóa bạn đã gửi, có thể nhận ra máy bạn trong những ngày ấy. Người chỉ gặp một mình bạn có thể đoán. Người theo dõi cùng lúc nhiều phần của mạng có thể đoán theo thời điểm.',
        ],
      },
    ],
  },
  terms: {
    title: 'Điều khoản sử dụng',
    lead: 'Dùng Bluezone là tự nguyện và miễn phí.',
    sections: [
      {
        title: 'Tự nguyện',
        text: [
          'Không ai được bắt bạn cài, cho xem màn hình, hay gửi dữ liệu. Bạn dừng hoặc gỡ lúc nào cũng được.',
        ],
      },
      {
        title: 'Không thay cho y tế',
        text: [
          'Bluezone không chẩn đoán và không chữa bệnh. Không có cảnh báo không có nghĩa là an toàn; có cảnh báo không có nghĩa là mắc bệnh.',
        ],
      },
      {
        title: 'Dùng trung thực',
        text: ['Chỉ nhập mã do cơ quan y tế cấp cho chính bạn. Đừng nhập số điện thoại của người khác.'],
      },
      {
        title: 'Không bảo đảm',
        text: ['Phần mềm được đưa ra như nó vốn có, không kèm bảo đảm, theo GPL-3.0.'],
      },
      {
        title: 'Khi nào kết thúc',
        text: ['Khi dịch kết thúc, hệ thống công bố ngày ngừng; đến ngày ấy mọi máy tự xóa dữ liệu.'],
      },
    ],
  },
  licence: {
    title: 'Mã nguồn và giấy phép',
    text: [
      'Bluezone là phần mềm tự do theo giấy phép GPL-3.0. Bạn được dùng, đọc, sửa và chia sẻ, với điều kiện giữ nguyên các quyền ấy cho người sau.',
      'Phần mềm này không kèm bất kỳ bảo đảm nào, trong phạm vi pháp luật cho phép.',
    ],
    source: 'Mã nguồn',
    onRequest: (email: string) =>
      `Người cung cấp ứng dụng này phải đưa mã nguồn cho bạn khi bạn hỏi: ${email}.`,
    partsTitle: 'Các phần của người khác trong ứng dụng',
    parts: [
      ['Preact', 'MIT'],
      ['noble (băm, mã hóa, đường cong)', 'MIT'],
      ['hpke', 'MIT'],
      ['valibot', 'MIT'],
      ['fflate', 'MIT'],
      ['qr', 'MIT hoặc Apache-2.0'],
    ],
  },
  accessibility: {
    title: 'Tiếp cận cho mọi người',
    lead: 'Bluezone phải dùng được bằng tai như bằng mắt.',
    text: [
      'Chúng tôi theo chuẩn WCAG 2.2 mức AA. Mỗi màn hình được kiểm tra bằng máy ở cả hai ngôn ngữ, nền sáng và nền tối, chữ lớn 200% trên màn hình rộng 320 điểm.',
      'Mọi thứ dùng được bằng bàn phím và trình đọc màn hình. Không điều gì chỉ được nói bằng màu. Nút bấm cao ít nhất 44 điểm.',
      'Khi sang màn hình mới, trình đọc bắt đầu từ tiêu đề. Cảnh báo được đọc ngay khi đến.',
      'Hình vẽ và biểu đồ đều có lời và bảng số đi kèm.',
    ],
    limitsTitle: 'Điều chưa tốt',
    limits: [
      'Quét mã QR cần nhìn thấy khung hình; luôn có thể nhập bằng tay thay cho quét.',
      'Chưa được thử với mọi trình đọc màn hình. Nếu gặp chỗ khó, xin viết cho chúng tôi.',
    ],
    tell: (email: string) => `Báo chỗ khó dùng: ${email}`,
  },
  contact: {
    title: 'Liên hệ và hỗ trợ',
    hotlineTitle: 'Hỏi về sức khỏe',
    hotline: (number: string) => `Gọi đường dây nóng y tế ${number}`,
    appTitle: 'Hỏi về ứng dụng',
    email: (email: string) => `Viết thư cho ${email}`,
    website: 'Trang mạng',
    never:
      'Người hỗ trợ không bao giờ hỏi mã trong tin nhắn của bạn. Đừng đọc mã cho ai, trừ khi chính bạn gọi cho cơ quan y tế.',
  },
  version: {
    title: 'Phiên bản',
    version: (version: string) => `Bluezone ${version}`,
    check: 'Xem có bản mới không',
    none: 'Đây là bản mới nhất.',
    found: 'Có bản mới. Bản ấy mở khi bạn muốn.',
    cannot: 'Chưa hỏi được máy chủ. Hãy thử lại khi có mạng.',
    offline: 'Mọi màn hình đã nằm trong máy và mở được khi không có mạng.',
    notOffline: 'Các màn hình chưa nằm trong máy: hãy mở ứng dụng thêm một lần khi có mạng.',
  },
};

export type InformationTexts = typeof information;
