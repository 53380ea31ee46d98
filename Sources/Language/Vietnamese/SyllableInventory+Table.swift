// Made by data/language/make_tables.py from vietnamese-syllables.txt.

extension SyllableInventory {
  /// Syllables found in news, each after the rounded log2 of how often its group occurs.
  static let table: StaticString = """
    9 cho có công của dân học không là một người trong trí và đã được 8 anh bà báo bạn bị bộ chính chỉ con \
    các cơ gia giới hà hàng hội khi làm lại mới nam ngày nhà nhân những này năm nước nội phải quan quốc ra \
    sau sinh số sự thông thế thể thị tin tiếp trên trước trường tài tôi tư tại từ tử việc việt vào văn về \
    với vụ xe xem ông điện đầu đến để định đồng động ở 7 an biết bình bản bảo bất chuyện chúng chồng chủ \
    chức chứng cuộc cách cáo còn cùng cũng cả cảnh cầu do doanh du dục dụng giao giá giáo giải giờ gần hai \
    hiện hành hình hóa hơn khai kinh lan liên luật lên lý lịch mà máy mình mặt mẹ mỹ nghiệp nghị nhiều như \
    nhưng nhất nhận nói nữ pháp phát phòng phạm qua quy quyết sao sách sản sẽ sống sở sức thanh theo thi \
    thành tháng thì thư thương thời tiền toàn tp triệu trung trình trẻ tuyển tuổi ty tình tính tế viên vn vì \
    xã yêu án ý đang đi điều điểm đây đình đó đường đại đất đẹp đề đọc đối đời ảnh 6 ai ba ban biên bán bé \
    bên bí bóng bắt bằng bệnh bỏ bố cao chi chia chiếc chiến chuyên chuyển châu chưa chất chế chết chị chọn \
    chống cái cây cô cảm cấp cần cổ cứu cửa danh diễn diện dùng dưới dịch dự dựng em gian giám giúp giấy gái \
    gây gì gửi hay hiệu hoàn hoạt hoặc hậu hết hệ họ hỏi hồ hộ hợp icon khiến khoa khoán khoản khu khác \
    khách khỏe kiến kiểm kiện ký kế kết kỳ lao liệu lúc lưu lượng lạ lần lập lớn lớp lời lực mang minh mua \
    muốn mạng mạnh mất mắt mọi mở nay ngay nghe nghệ ngoài nguyên nguyễn ngờ nhau nhiệm nhập nhật nhịp ninh \
    nào nên nóng năng nơi nếu nổi phá phép phí phương phạt phần phẩm phố phụ phủ quyền quả quảng rất rồi \
    sáng sát sĩ sơn sẻ sử ta tay tham thao thay thoại thu thám thêm thường thấy thắng thủ thứ thức thực tiên \
    tiêu tiếng tra trai trang tranh triển trách trưởng trả trị trở tác tâm tên tìm tăng tạo tải tất tập tỉnh \
    tịch tổ tổng tới tục tức từng tự vi viện vàng vấn vẫn vật vị vợ vừa xanh xin xuất xuống xác xây xử ái ô \
    ăn đoàn đàn đào đánh đóng đông đăng đơn đưa đặt địa đổi độ ứng 5 a bao bay biến biển biểu biệt blog bài \
    bàn bác bước bật bắc bốn bổ bởi bức ca cha chiều chung chuẩn chàng cháy chân chí chú chơi chương chạy \
    chấp chặt chỗ chờ com covid cung cuối càng cá cán cát câu căn cư cưới cấm cập cộng cụ cứ cử cực da \
    dantri di dung dài dõi dù dương dầu dẫn email g ghi giả giảm giữ giữa google gòn góc góp gương gặp gọi h \
    hcm hiểm hiểu hoa hoàng hoá hoạch hòa hôm hôn hướng hưởng hạ hại hạn hạnh hải hồi hồng hữu khoảng khuyến \
    khám khánh khí khó khóa khả khẩu khắc khởi khủng kim kiếm kéo kể kỷ kỹ lai liệt lo long loại loạt luôn \
    luận lá lái lãnh lê lòng lương lấy lễ lộ lợi lửa ma mai maps miền miễn mô môi môn mùa mật mặc mỗi mục \
    mức nga nghi nghiệm nghèo nghĩa nghề nghỉ ngoại nguy ngành ngân ngôi ngồi nhanh nhi nhiên nhiễm nhu nhìn \
    nhóm nhạc nhỏ niên nó nạn nặng nữa olympic phim phiếu phong phân phía phó phóng phú phúc phút phường \
    phản phục quang quay quá quán quân quản quận riêng rõ rằng rộng sai sang siêu sochi sung sài sân sông sơ \
    sắc sắp sửa tai thiết thiếu thiện thpt thuê thuận thuật thuế thuốc thuộc thác thái thân thí thảo thất \
    thẩm thật thẳng thống tinh tiến tiết toán truy truyền trái trú trương trần trọng trợ trực tt tuy tuyến \
    tuyệt tuấn tuần tàu tây tích tòa tô tùng túng tượng tạm tấm tấn tầng tỉ tố tối tốt tội tờ tỷ ubnd ung \
    usd video viết vong vân vòng vô vùng vũ vượt vận vậy vệ vốn vực x xa xuân xét xúc xăng xảy y yên á âm đa \
    đau đen đh đoạn đà đá đáng đêm đô đúng đạo đảm đảng đấu đầy đặc đều đỏ đốc đồ độc đội đủ đứa đức đứng ấn \
    ấy ống ủng 4 aat binh biện bom btttt buổi buộc bào bày bánh bãi bão bù bùi băng bạc bạch bại bạo bảng \
    bấm bầu bỉm bốc bờ c cam can chiếm chiếu chuyến cháu chìm chó chăm chậm chắc chặn chịu chở chợ chữ chữa \
    clip cp csgt cân cũ cơm cơn cười cấu cầm cận cậu cắt cặp cố cổng cục cựu diệu duy dành dâm dây dòng dư \
    dưỡng dạy dấu dễ dịp dọa dứt dữ english eu gd giai giam giang già giản giảng giống gp gà gói gấp gốc gỡ \
    gợi hang hlv hot hoạn huy huynh huyện huệ hài hàn hào hãng hè hùng hút hơi hưng hương hạt hằng họp hồn \
    hỗ iphone kg khá kháng khóc khăn khảo khấu khẳng khỏi khổng kia kiều km kèm kêu kích kẻ kịch la linh \
    liền loạn lào lâm lâu lĩnh lạnh lắm lắp lặn lẽ lệ lọt lồ lỗi lợn lừa m may mobile mong màn màu máu mã \
    mãi món mũ mưa mại mấy mẫu mắc mềm mối mời mừng nai nghiêm nghiên nghĩ ngon nguyện nguồn ngàn ngã ngõ \
    ngăn ngược ngọc ngủ ngữ nhiệt nhũng nhầm nhắc nhằm nhẹ nhớ nhờ nlđo nuôi nâng nông núi nđ nắng nằm nẵng \
    nền nối nổ nỗi nộp nửa online p park phi phiên phê phổ quanh quen quý quỹ rùa rút rẻ rồng rừng so song \
    soạn suy suốt sàng sán sâu sóc súng sư sạn sắt sẵn sốc sốt sổ sớm sợ tang thiên thiệu thoát tháo thích \
    thôi thú thăm thăng thơ thưa thưởng thượng thảm thần thầy thịt thọ thụ thủy thừa thử tim tiểu tiện to \
    tour tphcm trao triều trà tránh trò trăm trạm trạng trận trắng trịnh trời trụ trữ tto tuyên tuyết tái \
    tân tín tông tù túy tương tướng tưởng tận tắc tắt tặng tết tệ tỏ tốc tống tộc tủ uống vai vay vinh viễn \
    vui vài vành võ vĩnh vẻ vọng vững xinh xong xung xuyên xóa xóm xế ánh áo áp âu ích ít ôm đ đinh đt đua \
    đám đáp đâu đèn đòi đón đôi đạt đảo đấy đẩy đắt đền đống đỗ đột đỡ đợi ưu ẩn ốc ủy 3 android asean b bct \
    bgdđt bhxh bia buôn buông buýt buồn bây bè bê bó bùng băn bảy bắn bến bền bể bỏng bối bồ bồi bổng bỗng \
    bộc bừng bữa cai camry ceo chai chelsea choáng chu chào chóng chạm chấm chắn chẳng chỉnh chục chụp co \
    coi color cà cài cám cãi cù cú cưa cướp cường cưỡng cạnh cải cảng cẩn cắn cắp cờ d diệt dn dàn dám dáng \
    dâu dũng dược dạ dạng dần dắt dị dừng dựa e game gan giàu giày giác giáng giây gió giường giấu giật giết \
    giọng giỗ gom gánh gạc gồm gỗ heo hiếm hiến hiệp hoan hotline hoành hoảng hs https hung huế hy hàm hát \
    hãy hé hòn hđxx hạng hảo hấp hầu hẹn họa hỏng hộp hủy hứng in index ios is karaoke khang khen khiển kho \
    khoe khoăn khoảnh khoẻ khuyên khuôn khâu khích khôn khắp khối khổ kiên kiềng kiểu kém kính kẹt kịp lam \
    lang league liễu loa loan loài luyện luân ly làng lãi lãm lãng lùng lúa lũ lượt lạc lầm lận lật lắng \
    lặng lệnh lỗ lở lỡ lục lụt lựa man men messi miếng muộn mát mãn mê mì móc múa mũi mạch mảnh mầm mẹo mẽ \
    mỏi mộ mờ ngang nghiện nghiệt nghìn ngàng ngôn ngơ ngưỡng ngạc ngạch ngại ngầm ngập ngắm ngọt ngỡ ngừa \
    ngừng nhan nhiêu nhnn nhánh nhượng nhảy nhấn niềm niệm non nvơnn nát não nêu nút nấm nợ nụ oan pha phan \
    phun pháo phù phước phẫu phận phối pin q qui quà quái quê quên quần ro run rung rà rác ráp rét ròng rơi \
    rượu rể rối rổ rỡ rủ s sa seo sex siết soha soát su suýt suất syria sà sàn sáu sóng sót sôi săn sạch sạt \
    sắm sứ sữa sỹ t teen than thang the thiểu thiệt thua tháp thép thôn thù thùng thúc thậm thận thỏa thổi \
    thờ thở thợ tiêm tiếc tnhh top toyota trump trào trì trôi trông trùng trúc trúng trăng trưa trưng trượt \
    trại trải trốn trồng trộm trừ trừng tung tuệ tá tám tán táo tóc tùy túc túi tĩnh tươi tường tả tắm tỏa \
    tồn tụ u v ven vip vé ví vòi vũng vương vải vắng vặt vẽ vội vỡ xao xo xuồng xâm xôn xông xưa xưởng xả \
    xấu xếp xổ yếu ác ân ép ôn ôtô úc đai đe đem đeo điếu điển đoán đoạt đu đuổi đài đáo đãi đè đích đương \
    đập đắc đắk đặng đỉnh địch đồn đổ đừng ương ước ướp ẩm ổn 2 alibaba app apple apps arsenal autopro bang \
    bar barack bhyt bi big bnnmt boa bt buồng bv by bách bám béo bì bò bón bông bùn bún băm bơm bưng bưu bạ \
    bạt bảnh bẩn bẩy bẫy bắp bế bếp bề bọn bội bớt bụng bứt cabin camera canada ceramic che chen chinh chiêm \
    chiêu chui chuông chuỗi chèn chém chén chép chín chót chùa chùm chúa chăn chả chảy chấn chẩn chật chối \
    chốt chội chủng chứ chứa chừng clb cm corp ctcp cup cuốn cuống cày cánh cò cóc côn cõng cùi cúng căng cđ \
    cương cạp cất cẩm cẩu cậy cỏ cống cột cởi cỡ cứng cừ dao desktop dinh dmitry donald dreamyo dubai duyên \
    duyệt dàng dày dính dò dĩ dưng dường dạo dậy dịu dọc dọn dốc dối dồn dỗ dội ecuador eo euro express ga \
    gai galaxy games gen ghe ghé ghế girl giành giáp giơ giấc giặt giọt giỏ giỏi gmail gmt gv gác gã gãy gõ \
    gạch gạo gầm gắn gọn ha ham heung hi hiếp hiền hoang home houston hoà hoài hoãn hoạ http huyền huấn \
    huống hyundai hâm hân hò hôi hđnd hư hạch hầm hận hẳn hẹp hẻm hỏa hốt hỗn hớn hởi hụt hứa i ielts im \
    ipad ipu k kem kenh keo khiêm khiêu khiếp khiếu khoanh khoáng khtn khung khuyết khuất khuẩn khxh khán \
    khéo khói khôi khúc khỉ khỏa khứ kichi kiêm kiêu kiệm kê kênh kì kìm kín kíp kông kỉ lampard land lau \
    leo link linkhay live liêm liêu liều lon loong lotte làn lành lây lã lén lí lít lùi lơ lươn lược lạt lấn \
    lấp lầu lẫn lắc lắk lẻ lệch lọ lọc lỏng lối lốp lồng lộc lộn lụy lữ macos made madrid mart mau max mc me \
    media mi min miệng ml mont muôn muối màng mái mâu mãnh mép mòn môtô mùi mơ mưu mười mượn mạc mạn mạo \
    mảng mắn mệnh mệt mọc mốc mồ mổ mực nang net nghé nghẹt ngoạn ngào ngách ngâm ngãi ngô ngũ ngả ngần ngọ \
    ngột ngụy nh nha nhiếp nhiễu nhuận nhàn nhàng nhào nhã nhé nhét nhôm nhĩ nhược nhẫn nhắn nhồi nhức nld \
    nobel noel nsnd ntd nv nàng nã nén nét nôn nạp nấu nắm nặc nẻo nề nộ nở oanh obama ong pakse pc pda pega \
    phiền photo phái phán phông phùng phượng phấn phẫn phật phỏng pogba polyana premier pro putin pv pô qr \
    quyến quét quấy quỵt real rebei resort ruộng ruột ràng rào rách rãi rò rùng răng rũ rạng rập rắn rẽ rỉ \
    rịa rời rủi rửa rực sans say sea seungri sharing sim sm sme soi son star stem sv sành sét sưu sưởi sập \
    sếp sỡ sợi sụt sừng sửng talk tam taseco taxi tech tennis tha thai thcs thoáng thuyết thuẫn thuở thách \
    thánh thâm thói thước thạch thả thản thấp thầm thầu thắp thẻ thỉnh thịnh thổ thớt thự tia tivi tiềm tiệc \
    tom toà tre treo tri trinh triệt truồng tràm tràn tráng trích tròn trùm trấn trầm trễ trộn trứng ts ttđt \
    tu tuân tuộc tách tê tí tước tạ tạng tạp tảng tầm tần tẩy tật tề tốn tồi tổn tủi tứ tựa ubcknn utd uy \
    uyên va vang vc ve veo vietnam viêm vks voi vua vá váy vâng vây vã vò vú văcxin vĩ vươn vướng vườn vạn \
    vả vất vắc vẹn vết vỉa vịt vỏ vời xiii xiv xklđ xoay xu xvi xà xách xê xít xót xưng xương xạ xịt xứ xứng \
    yết à ào ách ám êm ùn út điên điềm điệu đo đuối đàm đáy đòn đói đùa đúp đạm đạn đạp đầm đẫm đậu đắm đắp \
    đằng đẳng đế đốt đớn đợt đứt ơn ả ảo ấm ập ốm ồn ớt ức 1 admicro adsl aec all ama arya avatar bank bc \
    beckham betis bh bieber bikini boeing book bot boy bung byd bái bát báu bênh bêtông bóc bôi búp bút bơ \
    bưởi bấy bận bỉ bợ bừa caps casual cay cc chiu chiên chiết chrome chua chà chán chánh châm chìa chôn \
    chúc chút chăng chạnh chảnh chấu chắt chặng chốn chồ chợt ciné city class coca comment cong contest cool \
    corona cov cptpp crc cruise cuồng cuộn cành còi cói côi cúp cước cản cấn cọc cốt cộ cụm cụt cự dien diều \
    diệp drive dát dì dí dưa dạn dạt dập dẹp dời dở dỡ dụm dừa ebola erica esc gaga gamuda gay gb gear ghen \
    ghê giadinh gián giông giận gogi grand gs gurney gymer gãi gập gốm gội gục hacker hee henri hiếu hiển hn \
    hoe hose hotgirl htc huyết huỳnh hãn héo hét hít hô hăng hước hạm hả hấn hất hắt hằn hến hệt hối hở ii \
    itmedia iuu khanh khoát khuya khái khóe khô khơi khương khốc khống kiệt kon kuala kạn kẹo l lady laptop \
    lcd len lenovo lexus loading london lui lumia lumpur luyến lách lão lét lìa lò lòi lóc lô lù lđbđ lưng \
    lưới lạm lạng lẩn lậu lặc lề lột lờ lứa martin mbappe mead mexico miện miệt modal modem mp ms mu muỗi \
    mài mày mét mía móng mù măng mẫn mặn mỏ mộc mộng mụn mỳ n nan nato neo next nghiến nghênh nguyền nguyệt \
    ngác ngòi ngó ngăm ngắn ngọn ngốc ngộ ngục ngụm ngửa ngửi nhang nhao nho nhuốm nhá nhãn nhí nhòa nhõm \
    nhắm nhặt nhọ nhọc nhối nhục nn nokia none nsưt nuốt ná náo né ném nít níu nóc nô nôi năn nại nảy nắn \
    nặn nỉ nồng nỗ nức o oai olympia patin paul phanh phe photos phàng phào phình phũ phổi phức playing ptnt \
    pubg qh quây quãng quí quýt quăng quạt quất quầng quẫn quỷ raised rao remix reo rights ron ronaldo \
    rongbay rush ruồi râu rít rượi rạch rạp rết rộn rờn rợn rụng san sars script seabank seek sharp shin sin \
    sky skynet small sport starex steve stream support suv suối sx sàm sánh sâm sên sòng sô sùi sạc sảo sặc \
    sụp tablet tan tbn tek teo textaco th this thiêm thiêng thiệp thoải thoảng thán thèm thót thạc thạnh \
    thạo thấm thấu thắn thằng thềm thới thục ti tiktok tiễn tr track travel trêu trọ trống trồi trớ trục tui \
    tum tuoitre tuôn tuý tv tàn tênh tím tò tôn tú tđ tạc tảo tọa tụt uber ukraine uni united uốn uỷ vcci \
    virus viền vlogger voip vpbank vuông ván vét văng vạch vấp vắt vặn vọt vờ vợt vụn vụng vứt xen xoan \
    xoong xua xui xuôi xén xì xô xập xắn xệ xối yadea youtube yến ê ì ôsin đan đhqghn điền điệp đtdđ đuôi \
    đàng đày đán đâm đèo đậm đắng đẻ đệ đốn đựng ơi ạ ảm ấu ếch ốp
    """
}
