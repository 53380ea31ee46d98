// Made by data/language/make_tables.py from vietnamese-syllables.txt.

extension SyllableInventory {
  /// Syllables found in news, each after the rounded log2 of how often its group occurs.
  static let table: StaticString = """
    15 các có của là trong và được 14 cho công dân học khi không một người những này năm trí về với đã đến \
    để ở 13 anh bà báo bạn bị bộ chính chỉ con còn cũng cơ cả gia giới hai hiện hà hàng hơn hội làm lại mà \
    mới nam ngày nhiều nhà nhân như nhưng nhất nước nội phát phải qua quan quốc ra sau sinh sẽ số sự theo \
    thành thì thông thế thể thị thời thực tin tiếp trên trước trường tài tôi tư tại từ tử việc việt vào văn \
    vụ xe xem ông đi điều điện đó đầu định đồng động 12 an biết bình bản bảo bất bằng cao chiến chuyện chí \
    chúng chưa chị chồng chủ chức chứng cuộc cách cáo cô cùng cảnh cấp cần cầu diễn do doanh du dục dụng dự \
    em gian giao giá giáo giải giờ gần hành hình hóa họ hợp khai khoảng khác kinh kết lan liên luật lên lý \
    lượng lần lịch lớn lực minh máy mình mặt mẹ mỹ nay nghiệp nghị ngoài nguyễn nhiên nhận nào nên nói năng \
    nếu nữ pháp phòng phương phạm phần quy quyết quả rất rằng sao sách sản sống sở sức ta tham thanh thi thu \
    tháng thư thương thường thấy thống thủ thứ thức tiêu tiền toàn triển triệu trung trình trẻ trị trọng trở \
    tuyển tuổi ty tác tình tính tăng tạo tập tế tỉnh tổ tổng tới tục tự viên vì vẫn vậy vị xuất xã yêu án ý \
    ăn đang điểm đoàn đây đình đường đại đạo đất đẹp đề địa đọc đối độ đội đời ảnh 11 ai ba ban bao biên \
    biến biểu biệt bài bàn bán bé bên bí bóng bắc bắt bệnh bỏ bố ca chi chia chiếc chung chuyên chuyển chuẩn \
    châu chơi chương chất chế chết chọn chống cuối càng cái cây cảm cổ cộng cứ cứu cửa danh diện dài dù dùng \
    dưới dẫn dịch dựng giám giúp giả giảm giấy giữ giữa gái gây gì gặp gửi hay hiệu hoa hoàn hoàng hoạch \
    hoạt hoặc huyện hòa hôm hướng hậu hết hệ hỏi hồ hồi hộ khiến khoa khoán khoản khu khách khó khẩu khỏe \
    kiến kiểm kiện ký kế kể kỳ lao liệu loại luôn lãnh lúc lưu lạ lấy lập lễ lớp lời lợi mang mua muốn mạng \
    mạnh mất mắt mọi mỗi mở mục mức ngay nghe nghĩa nghệ ngoại nguyên ngành ngờ nhau nhiệm nhìn nhập nhật \
    nhịp nhỏ ninh nó nóng nơi nổi nữa phim phong phá phép phí phạt phẩm phố phụ phục phủ quyền quá quản \
    quảng rõ rồi sang so sáng sát sĩ sơn sẻ sử tay thao thay thiết thiếu thoại thuật thuộc thái thám thêm \
    thích thật thắng tiên tiến tiếng tra trai trang tranh truyền trách trưởng trả trận trợ tuy tâm tên tìm \
    tích tướng tượng tải tấn tất tịch tốt tức từng tỷ vi viện vàng vô vấn vật vệ vốn vợ vừa vực xanh xin \
    xuống xác xây xử ái ít ô đàn đào đánh đóng đông đúng đăng đơn đưa đạt đảng đấu đặc đặt đều đổi đủ đức ấy \
    ứng 10 a bay biển buổi bác bước bảng bầu bật bốn bổ bởi bức cha chiếm chiều chuyến chuyết chàng cháu \
    cháy chân chú chạy chấp chắc chẳng chặt chịu chỗ chờ chợ coi com cung cá cán cát câu căn cư cưới cường \
    cạnh cải cấm cầm cập cố cụ cục cử cực da di dung duy dành dòng dõi dương dạy dấu dầu dễ ghi giành giống \
    gòn góc góp gương gọi gồm hiểm hiểu hiệp huy hy hàn hát hôn hùng hương hưởng hạ hại hạn hạnh hải họp \
    hồng hỗ hữu khuyến khá khám khánh khí khóa khăn khả khắc khẳng khỏi khối khởi khủng kim kiếm kéo kỷ kỹ \
    la lai linh liệt lo long loạt luận làng lá lái lê lòng lĩnh lương lẽ lệ lộ lửa ma mai may miền miễn mong \
    màu mô môi môn mùa mưa mấy mẫu mật mặc nga nghi nghiêm nghiên nghiệm nghèo nghĩ nghề nghỉ nguy nguồn \
    ngân ngôi ngọc ngồi nhanh nhi nhiễm nhu nhóm nhạc nhằm nhớ nhờ niên nuôi nông nạn nằm nặng nền phiên \
    phiếu phân phía phó phóng phú phúc phút phường phản quang quay quán quân quê quý quận riêng rộng sai \
    siêu song sung sài sân sông sơ sư sắc sắp sớm sửa tai thiên thiện thuê thuận thuế thuốc thác thân thí \
    thúc thăm thơ thưởng thảo thấp thất thần thầy thẩm thẳng thủy tinh tiết tiểu toán trao truy trái trò trú \
    trương trạng trần trời trực tuyên tuyến tuyệt tuấn tuần tàu tây tòa tô tùng túng tương tưởng tạm tấm \
    tầng tết tỉ tố tối tội tờ ung vai viết vong vui vài vân vòng vùng vũ vượt vận vọng xa xuyên xuân xét xúc \
    xăng xảy y yên yếu á áo áp âm đa đau đen đoạn đà đài đá đáng đêm đô đôi đảm đảo đầy đẩy địch đỏ đốc đồ \
    độc đứa đứng ước ấn ống ổn ủng ủy 9 bang binh biện bom buôn buồn buộc bào bày bánh bãi bão bè bù bùi \
    băng bạc bạch bại bạo bấm bắn bến bỉm bọn bốc bờ cam can chiếu chào chìm chó chóng chùa chút chăm chấm \
    chậm chắn chặn chỉnh chở chục chứ chữ chữa cuốn cà cánh cân cú cũ cơm cơn cướp cười cấu cận cậu cắt cặp \
    cổng cờ cựu diệu dâm dây dũng dư dưỡng dạng dần dịp dọa dứt dừng dữ giai giam giang già giàu giác gió \
    giản giảng giỏi gà gói gạo gấp gắn gắng gốc gỡ gợi ha hang hiến hoan hoạn hoản hoảng huynh huấn huệ hài \
    hào hãng hãy hè hút hơi hưng hạng hạt hấp hầu hằng hẳn họa hồn i in khuyết khán kháng khóc khúc khảo \
    khấu khắp khổ khổng kia kiên kiều kiểu kèm kém kê kêu kích kính kẻ kịch kịp liền loạn luyện ly lào lâm \
    lâu lúa lũ lưới lược lượt lạc lạnh lẫn lắm lắp lặn lệnh lọt lối lồ lỗi lợn lục lừa lựa màn mái máu mã \
    mãi mê món mũ mơ mạc mại mắc mềm mối mời mừng nai ngang nghìn ngon nguyện ngàn ngã ngõ ngăn ngũ ngược \
    ngại ngắn ngủ ngữ nhiêu nhiệt nhũng nhấn nhầm nhắc nhẹ niềm niệm nâng nét nêu núi nắm nắng nẵng nối nổ \
    nỗ nỗi nộp nợ nửa pha phan phi phán phê phù phấn phận phối phổ quanh quen quà quên quần quỹ rau ràng rùa \
    rút rơi rượu rẻ rồng rừng sa san soát soạn suy suất suốt sàn sàng sán sáu sâu sóc sóng súng sạch sạn sắt \
    sẵn sốc sốt sổ sợ sứ sữa sỹ tang thiệt thiệu thoát thua thuyến thuyết thuyền tháo thôi thôn thú thăng \
    thưa thượng thải thảm thậm thịt thọ thỏa thụ thừa thử tim tiện to triều trà trào tránh trì trăm trưng \
    trạm trải trắng trịnh trồng trụ trữ tung tuyết tá tái tân tín tôn tông tù túy tường tạp tầm tận tắc tắt \
    tặng tệ tỏ tốc tống tồn tộc tủ u uống vay vinh viễn vua vành vé võ vĩnh vương vẻ vợt vững xinh xong xung \
    xóa xóm xưa xế xếp xứ ánh âu ích ôm đem đinh đoán đoạt đua đàm đám đáp đâu đèn đích đòi đón đương đấy \
    đắt đẳng đền đống đổ đỗ đột đỡ đợi đợt ưu ương ẩn ốc 8 bi bia buông buýt bá bám bát bây bê bò bó bông \
    bùng băn bảy bậc bếp bền bể bỏng bối bồ bồi bổng bỗng bộc bột bớt bụng bừng bữa cai canh chai che chim \
    choáng chu chánh chín chúa chúc chăn chạm chảy chấn chẽ chối chốt chụp chứa chừng co cài cám cãi cù cúm \
    căng cưa cương cưỡng cản cảng cất cẩn cắn cắp cột cứng dao dinh diệt duyên duyệt dàn dàng dày dám dáng \
    dâu dường dược dạ dậy dắt dị dọc dụ dựa e ga gan ghế giày giáng giáp giây giường giấc giấu giật giết \
    giọng giỗ gom gánh gạc gỗ heo hiếm hiếu hiền hoang hoài hoành hung huyến huyết huyền huế huống huỳnh hàm \
    hé hòn hô hư hảo hầm hắn hẹn hề hỏa hỏng hối hộp hủy hứa hứng khang khen khiếu khiển kho khoan khoang \
    khoe khoáng khoăn khoảnh khung khuyên khuôn khát khâu khích khô khôn khẩn kiềng kiệm kênh kín kẹt lam \
    lang li liễu loa loan loài luân lành lãi lãm lãng lão lính lò lô lùng lưng lạm lầm lận lật lắng lặng lẻ \
    lỗ lộc lở lỡ lụt man mau men miếng miệng mu muộn má mát mãn mét mì móc mùi múa mũi mưu mười mạch mảnh \
    mầm mắn mẹo mẽ mệnh mệt mỏ mỏi mộ mờ mực na nghiêng nghiện nghiệt ngoái ngài ngàng ngô ngôn ngơ ngưỡng \
    ngạc ngạch ngầm ngập ngắm ngọn ngọt ngỡ ngụ ngừa ngừng ngự nha nhan nhiêng nhuận nhánh nhượng nhảy non \
    nàng nát não nút nấm nấu nụ oan phiêng phun phái pháo phước phẫu phật phỏng phức pin qui quái ro run \
    rung ruộng ruột rà rác ráp rét ròng rể rối rổ rời rỡ rủ rửa say seo siết su suýt sà sót sôi sút săn sạt \
    sắm tam tan tha thai than thang the thiêng thiểu thách thánh tháp thép thù thùng thơm thạch thả thầu \
    thận thập thằng thẻ thịnh thổ thổi thờ thở thợ thụy tiêm tiếc tiềm tiễn tre treo tri trinh triết truyện \
    tràn trích tròn trôi trông trùng trúc trúng trăng trưa trượt trại trấn trầm trật trốn trống trộm trừ \
    trừng tu tuệ tàn tàng tám tán táo tóc tôm tùy túc túi tĩnh tươi tả tật tắm tỏa tốn tụ tứ uy va vang ven \
    ví vòi vĩ vũng vươn vườn vả vải vất vắng vặt vẽ vết vội vời vỡ xao xi xo xu xuồng xâm xô xôn xông xương \
    xưởng xả xấu xổ xứng ác ân ép ôn úc đai đan đe đeo điếu điền điển điệp điệu đo đu đuổi đành đáo đãi đè \
    đói đĩa đạn đạp đậm đập đậu đắc đặng đỉnh đốt đồn đừng ơn ướp ấm ẩm 7 am ao boa buồng by bàng bách béo \
    bì bích bón bùn bún bút băm bơi bơm bưng bưu bạ bạt bảnh bấy bẩn bẩy bẫy bận bắp bế bề bỉ bọc bội bụi \
    bứt cay chen chinh chiêm chiêu chua chui chuyền chuông chuỗi chuột chán chèn chèo chém chén chép chênh \
    chót chôn chùm chăng chả chẩn chật chặng chội chợt chủng cu cua cuống cày cò cóc côn cõng cùi cúng cúp \
    cước cạn cạp cẩm cẩu cậy cắm cỏ cống cốt cởi cỡ cụm củ củng cừ cửu cự de dã dính dò dĩ dưng dạo dập dệt \
    dịu dọn dốc dối dồn dỗ dội dời dở dừa eo gai gay ghe ghé ghép gián giơ giận giặc giặt giọt giỏ gác gã \
    gãy gìn gò gõ gạch gầm gắt gọn gối gốm gởi ham hi hiếp hiển ho hoãn hái hâm hân hò hôi hưu hạch hận hẹp \
    hẻm hốt hổ hỗn hớn hở hởi hụt im kem keo khanh khe khiêm khiêu khiếp khoanh khoác khuông khuất khuẩn \
    khái khéo khép khê khói khôi khơi khải khỉ khỏa khống khớp khứ ki kiêm kiêu kiềm kiệt kì kìm kíp kông \
    kẹo kỉ lau le leo liêm liêu liều lon loong lui làn láng lát lây lã lén lí lít lôi lông lùi lăn lăng lơ \
    lươn lường lạng lạp lạt lấn lấp lầu lậu lắc lề lệch lọ lọc lỏng lốp lồng lội lộn lụy lứa lữ manh me mi \
    min muôn muối màng mày mác mâu mãnh mèo mép mò mòn móng mông mù măng mươi mượn mạn mạo mảng mắm mặn mẻ \
    mến mọc mỏng mốc mồ mổ mộng mỡ nan nang nghé nghẹt ngoan ngoạn nguyệt ngào ngách ngâm ngãi ngơi ngưng \
    ngả ngần ngọ ngộ ngột ngợi ngụy ngựa ngực nhiếp nhiễu nho nhung nhàn nhàng nhào nhã nhãn nhé nhét nhì \
    nhôm nhĩ nhơn nhường nhược nhạt nhạy nhẫn nhậu nhắm nhắn nhồi nhở nhức nhựa ni niêm no nã ném nén nê nô \
    nôn nướng nại nạp nảy nầy nặc nẻo nếp nề nồi nồng nộ nở o oanh ong pa phe phiền phu phông phùng phượng \
    phẫn pô quyên quyến quãng quét quấy quế quỳnh quỵt ri rào rách rãi rèn rò rô rùng răng rũ rạng rạp rập \
    rắc rắn rẽ rỉ rịa rộn rủi rực sen sim soi son suối sành sánh sét súc sưu sương sướng sưởi sập sếp sỡ sợi \
    sụp sụt sừng sửng tao thiệp thoái thoán thoáng thoải thoản thoảng thuần thuẫn thuở thâm thói thô thùy \
    thúy thước thạnh thản thấm thầm thắp thắt thỉnh thớt thự ti tia tiệc tiệm tom triệt truồng tràm tràng \
    tráng trù trùm trắc trễ trọ trọn trộn trục trứng tui tuân tuộc tách tê tí tóm tú tơ tước tạ tạng tảng \
    tần tẩy tề tọa tồi tổn tủi tựa tựu uyên van ve veo viêm viếng voi vá váy vâng vây vã vò vú vướng vạn vắc \
    vẹn vỉa vịnh vịt vỏ vở xoay xuôi xà xá xách xê xí xít xót xưng xạ xịt yến yết à ào ách ám ê êm ùn út úy \
    đam điên điềm đuối đán đáy đê đính đò đòn đùa đúc đúp đạm đầm đẫm đắm đắn đắp đằng đẻ đế đồi đớn đụng \
    đứt đựng ơi ư ưa ả ảo ấp ập ốm ồn ổ ớt ức 6 bin bu bung bái báu bèn bén bênh bìa bóc bóp bô bôi búp bơ \
    bưởi bầy bẩm bịt bồng bợ bừa bực chan chanh chay chiu chiên chiêng chiết chuôn chuối chuồng chuộc chuộng \
    chà cháo châm chè chê chìa chư chưng chạnh chạp chảnh chấu chậu chắt chọc chọi chốc chốn chồ chớ chớp \
    chửi cong cuồng cuộn cành cáp còi cói côi cúc cúi cấn cấy cọc cốc cồn cỗ cộ cớ cụt củi dai dang diều \
    diễm diễu diệp dong dào dán dát dãy dè dép dì dí dưa dại dạn dạt dải dẫu dặn dẹp dẻo dồi dỡ dụm en ghen \
    ghét ghê gieo giàn giã giãn giêng giò giông giếng giềng giục go gãi gũi gươm gạt gấu gầy gập gật gậy gặt \
    gội gục hao hiên hiêng hoe hoi hong hoại hoảnh hán hãi hãn héo hét hít hóc hăng hước hạm hả hấn hất hắt \
    hằn hến hễ hệt họng hố kha khan khao khiếm khoai khoái khoát khuya khuynh khuê khía khóe khương khốc \
    khốn kon kè kí kạn kề lanh len liêng lu lung luyến luồng luộc lách lánh léo lét lìa lòi lóc lót lù lúng \
    lũng lũy lư lướt lưỡi lưỡng lẩn lặc lặp lốc lộng lột lờ lụa lựu miên miếu miện miệt muỗi my mài mênh mìn \
    mí mía mít mùng mướn mường mạ mải mầu mẫn mậu mỉm mồi mồng mộc mụn mỳ neo nghiến nghênh nghịch nguyền \
    ngà ngác ngòi ngó ngón ngăm ngư ngất ngẫu ngậm ngặt ngốc ngục ngụm ngửa ngửi nhang nhao nhuyễn nhuốm nhá \
    nhí nhòa nhõm nhăn nhưỡng nhậm nhặt nhỉ nhị nhọ nhọc nhọn nhối nhộn nhục noi nuốt nàn ná náo né nít níu \
    nóc nón nôi năn nương nản nấy nắn nắp nặn nỉ nọ nốt nức nứt oai phai phanh phao phiêu phà phàng phào \
    phình phũ phơi phẳng phế phổi phở phụng pu quyển quát quây quí quýt quăng quạt quất quầng quầy quẫn quật \
    quỷ ran rang ranh rao reo ron rong ru ruồi ráo râu rã rít rơm rước rưỡi rượi rạch rải rẫy rết rệt rốt rộ \
    rớt rờn rợn rụng sanh se sin sàm sào sâm séc sên sòng sô sùi sườn sạc sảo sấu sặc sỏi tem teo thiêm \
    thiêu thoa thoảnh thà thán thèm thê thêu thính thòi thót thạc thạo thấu thắc thắm thắn thềm thốn thốt \
    thới thục thủng toan toi tro trán trêu trăn trạch trồi trội trớ tum tuôn tà táng tênh tím tò tăm tơn \
    tưng tưới tạc tạt tản tảo tấp tấu tặc tị tốp tớ tụi tụng tụt uốn viền vu vuông vy vác vách ván vét vê \
    vóc vôi vùi văng vơ vượng vạch vấp vắt vặn vọt vỗ vớt vờ vụn vụng vứt xay xen xoa xoan xoong xua xui xài \
    xào xám xát xé xén xì xích xôi xơ xướng xấp xập xắn xệ xỉ xối ì óc điêu đoan đun đuôi đàng đày đâm đèo \
    đôn đũa đạc đắng đặn đếm đệ đệm đọng đốn đới đục ơ ướt ạ ảm ấu ầm ếch ỏi ốp ồ ủi 5 bai be ben biếu bo \
    bon bong buồm bành bã bèo bính bú búa bướm bướu bần bẹp bẻ bệ bọ bọt bốt bồn bổn bộn bới bục bửu cau \
    chang chao chiểu choi choán chài chàm chát chéo chì chích chòi chói chông chước chướng chải chảo chận \
    chập chắp chệch chững cuốc càn cào còng cõi căm cưng cược cọ cọp cối cốm cốp cồng cội dan day diên diệm \
    doãn duẩn dãi dê dìu dông dăm dơ dầm dằn dặm dốt dột gam gang gi giê giòn gióng giăng giằng giở gu gàng \
    gào gáy gót gô gượng gấm gồng gớm gừng han hanh hen hinh hoanh hoay hon hoán hoáng hun huyên háo hãm \
    hãnh hèn héc hê hòm hòng hông hùm hăm hường hổng hột hủ hức ka kham khinh khiên khiêng khiết khong khét \
    khăng khắt khẽ khế khử kiêng kiếp kiểng kiệu kong ky kèn kép két kĩ kẹp kẽ kệ kỵ lay lim lin loang loay \
    loãng lán lì líu lõi lún lăm lười lượm lượn lạy lầy lẩu lẫy lẻo lều lợp lừng lửng mao miêu miến mo moi \
    muống mách méo múc mương mẩu mận mập mắng mỉ mịn mịt mốt mồm mớ mủ mứt nao nem nghẹn nghẽn ngoặt ngu \
    nguội ngán ngói ngóng ngùi ngút ngạt ngấm ngẩn ngẫm ngắt ngỏ ngổn ngời ngủi nhai nhuần nhuệ nhuộm nhái \
    nhát nhích nhóc nhô nhả nhấp nhằn nhẹn nhịn nhốt nhổ nhủ nin nung nuối nành nêm nòng nôm nạ nạo nần nập \
    nếm nến nể nới oa phen pho phàn phác phách phì phím phô phôi phả phất phồng po quách quấn quẩn quặng quỳ \
    quỵ rai ray riết roi rành ráng rát rê rêu rình rót răn rơ rưng rượt rạn rảnh rầm rằm rỗi rụi sam si sun \
    suôn sá sáo sáp sê sùng sú sưa sưng sạp sấy sầm sầu sắn sọ sờ sục sủa sửu sững then thiếp thiền thiều \
    tho thoi thong thung thuyên thuột thày thét thìa thóc thúng thảy thề thỏ thối thửa tiệp toa toát toản \
    trau triền trá trãi trèo trót trút trũng trơ trơn trầu trặc trệ trọt trổ trỗi trợn tua tuyền tuột tát té \
    tép tít tòi tòng tý tơi tấc tầu tẩu tẻ tỉa tịnh tỏi tụy tỵ uất uẩn vo vun vung vuốt vàn váng vãn vòm \
    võng vơi vạ vạt vần vẫy vế vụt xiếc xiết xoài xoáy xuyến xáo xíu xăm xảo xẩy xẻ xỉu xốp xộn át òa ôi úng \
    úp ăng đao đuốc đãng đép đùi đùng đả đản đấm đậy đọ đố ưng ạt ải ẩu ắp ổng ủ ừ ỷ 4 au banh biếc biếng \
    biền bun buốt báng béc bít bói bôn bươn bả bấp bầm bập bậy bặm bềnh bỉnh bịa bịch bịp bịu bớ bời bở bỡ \
    cang chau chiền chong choàn choàng choành chum chuyệt chuốt chuồn chày chít chòm chóc chóp chôm chùi \
    chùn chùng chĩa chưởng chạc chầm chần chầu chằm chằng chẻ chồm chồn chổi chờn chợp chừ chực cui cuồn \
    cáng cáu cóp cút cưu cưỡi cạo cạy cật cằn cặm cặn cọng cỏi cộm cụi cừu cựa dau den diêm diết doan doi \
    don duệ dà dìm dó dùi dĩa dơi dấp dấy dầy dẫm dậu dẳng dặt dẻ dế dỏm dỗi dứa ganh gao ghềnh gio giun \
    giàng giòng giôn giùm giương giấm giầu giầy giồng giời gun guồn guồng gài gán gáo góa gù gùi găm găng gả \
    gắm gắp gọt gỏi gộp he hiu hoằng hu huyệt huê há hì hí hóm hót hú húc hũ hơ hươu hạc hấu hẫng hắc hẻo hỉ \
    hỉnh hốc hổi hộc hới hớt hờ hời hờn hợi hụi hừng hửng hực hỷ ia inh kan kang ke ken khay khoắn khuấy \
    khít khóm khùng khấn ko kèo kén kìa kình kẻo kẽm kềm kền kềnh kỉnh lem liu liếc liếng loáng loét luông \
    luống luồn lài lác láo lèo lép lênh lình líp ló lóe lôm lõng lùa lùn lút lạch lả lảng lấm lẩm lẫm lắt \
    lằn lẳng lặt lẹ lẻn lẽo lết lịm lỏi lố lụng lỵ miết mui mun muỗng mành mão mè mé mún mút mơn mướp mướt \
    mượt mạt mả mấu mẩn mễ mị mợ mụ ne nen ngai ngan ngao nghen nghiền nghêu nghĩnh ngo ngoa ngoãn nguôi \
    nguồng ngát ngáy ngót ngông ngưu ngươi ngước ngượng ngạn ngạo ngẩng ngỗng ngớ ngớt ngứa ngừ nham nhen \
    nheo nhoi nhoán nhoáng nhàm nhác nháo nháp nháy nhè nhím nhói nhúng nhũ nhơ nhạn nhấc nhấm nhẩm nhẽ \
    nhếch nhện nhỉnh nhớt nhờn nhỡ nhứt nhừ nhựt niu niệu nom nong nu nua nà nài nách náu nãy nè nép ních \
    nín nòi núp nơ nạc nạt nấc nấp nậm nết nỡ nứa nực oi om on oán oằn pham phiến phiện phui phèn phích \
    phăng phơ phẩy phồn phộng phớt pi pê pích pôn pắc quai que quyện quàng quáng quô quạnh quậy quẹt ram ren \
    ria rim rán rãnh rè rì rích rôm rôn rông rú rườm rạ rạc rả rầu rầy rẩy rậm rặng rễ rọi rốc rốn rồ rỗng \
    rụt rứa siu siêng soái sum suyễn suông sình sò sói súp sạ sả sảng sảnh sấm sẫm sẹo sến sệt sỉ sọc sộ sứt \
    tanh te ten thau thinh thiu thoan thoang thoanh thon thoạt thoắt thun thào thìn thình thím thít thò thẳm \
    thẹn thệ thỏm thồ thụt thừng tiếu tiệt toại tran tru truất trám trìu tròng trói trĩu trướng trảng trấu \
    trầy trẻo trệt trọc trồ trụi trứ tuýp tuất tuốt tuồng tành tào tày tánh táp tã tét tía tót túm tươm tẩm \
    tắn tằm tễ tột tợn tủy tửu um un uyển uông viêng von vái vát vãi vãng vén vênh vía vít vông vút vạc vầng \
    vầy vắn vẹo vẹt vệt vỏn vồng vớ vừng vỹ xan xiêm xiêu xoắn xy xèo xéc xòe xói xù xúi xúm xơn xắt xẻo xỉn \
    xịn xới xở yếm yểm áng éo ói óng ù ùa đanh điếm điểu đong đoái đuống đác đái đát đáu đênh đìa đóa đùm \
    đút đăm đĩnh đơ đư đần đận đằm đẽ đềm đọa đốm đổng đỗi độn đờ đờn đực ĩ ươm ất ắc ắng ắt ẵm ế ốt ổi ứ ứa \
    3 ay biếm boong bua bàu bét bùa bết bịnh cheng cheo chin choai chon choạn choạng chác chái chãi chình \
    chíp chơ chạng chếch chịt chộp chớm chừa chửa cuội còm cạm cầy cồ cỗi cợt diêu duật dòm dô dúi dũ dấm \
    dật dắc dằng dền ghẹ ghẹo ghẻ gianh giu giãi giô giũ giẫm giếm giỡn giựt gành gáp gôn gẫy gặm gỉ gờm \
    hoạng hách hám hên hích hòe hù hùn húng hạp hỡi hục hựu khoét khoải khuỷu khăm khơ khư khước khảm khấm \
    khất khờ kin ké leng loanh loi luẩn lòa lòe lóng lõm lũi lơi lẵng lỉnh lốt lụi lủi lủng lức lừ lững lự \
    lỳ mia miêng mon muội mào máng mánh mích mó mót múi mĩ mần mầy mếu mền mỉa mỏm nghiễm nghè nghê nghía \
    ngoai ngoi ngoảnh ngóc ngùng ngưởng ngầu ngẩm ngậy ngốn ngợm ngợp nhem nhoài nhàu nhão nhòe nhòm nhún \
    nhút nhản nhắp nhẵn nhẹt nhẽo nhốn nhợt niêu nái nùng núc núng nườm nượp nấng nẩy nậu nẻ nệm nịnh nớt \
    oang oái oánh oải pao pen phiệt phung phàm phảng phập phết phỉ phới pác pênh quyệt quánh quĩ quạ quặn \
    quệt rin rinh riêu riền riềng ruốc ruổi rèm réo rên rìa ríu rói rúp răm rươi rương rạo rền rịch rợ rục \
    rủa som sác sít săm sạm sải sần sậm sắng sỏ sởi sứa sực thui thuấn thy thênh thía thướt thảng thảnh thẩn \
    thặng thỉ thỉu thỏi thố thổn tiều toang tong toái triềng tron trác tráo trát tróc trĩ trư trượng trạc \
    trịch trỏ trụy trừu tuông tuồn tè tèo tì tóe tùm tưởi tậu tắp tể tộ tỳ uổng vao vin vàm vánh vèo vích \
    víu vó vót vù vư vạng vạy vảy vẩn vẩy vẳng vỉ vịn vồ vợi vữa vựa xiên xoang xuýt xuể xó xóc xơi xước xẩm \
    xẻng xỏ xốc ém ó điếc đoa đoài đoản đéc đùn đơm đước đượm đấng đểu ười ược ạch ố ờ ời ụ
    """
}
