// Made by data/language/make_tables.py from glibc's VISCII and TCVN 5712 tables, Python's cp1258 and the VPS and VNI lists in that script.

extension LegacyEncoding {
  /// `= name`, then letters, each after its byte or two bytes in hexadecimal.
  static let table: StaticString = """
    = viscii
    2Ẳ 5Ẵ 6Ẫ 14Ỷ 19Ỹ 1eỴ 80Ạ 81Ắ 82Ằ 83Ặ 84Ấ 85Ầ 86Ẩ 87Ậ 88Ẽ 89Ẹ 8aẾ 8bỀ 8cỂ 8dỄ 8eỆ 8fỐ 90Ồ 91Ổ 92Ỗ 93Ộ 94Ợ \
    95Ớ 96Ờ 97Ở 98Ị 99Ỏ 9aỌ 9bỈ 9cỦ 9dŨ 9eỤ 9fỲ a0Õ a1ắ a2ằ a3ặ a4ấ a5ầ a6ẩ a7ậ a8ẽ a9ẹ aaế abề acể adễ aeệ \
    afố b0ồ b1ổ b2ỗ b3Ỡ b4Ơ b5ộ b6ờ b7ở b8ị b9Ự baỨ bbỪ bcỬ bdơ beớ bfƯ c0À c1Á c2Â c3Ã c4Ả c5Ă c6ẳ c7ẵ c8È \
    c9É caÊ cbẺ ccÌ cdÍ ceĨ cfỳ d0Đ d1ứ d2Ò d3Ó d4Ô d5ạ d6ỷ d7ừ d8ử d9Ù daÚ dbỹ dcỵ ddÝ deỡ dfư e0à e1á e2â \
    e3ã e4ả e5ă e6ữ e7ẫ e8è e9é eaê ebẻ ecì edí eeĩ efỉ f0đ f1ự f2ò f3ó f4ô f5õ f6ỏ f7ọ f8ụ f9ù faú fbũ fcủ \
    fdý feợ ffỮ
    = tcvn3
    80À 81Ả 82Ã 83Á 84Ạ 85Ặ 86Ậ 87È 88Ẻ 89Ẽ 8aÉ 8bẸ 8cỆ 8dÌ 8eỈ 8fĨ 90Í 91Ị 92Ò 93Ỏ 94Õ 95Ó 96Ọ 97Ộ 98Ờ 99Ở \
    9aỠ 9bỚ 9cỢ 9dÙ 9eỦ 9fŨ a1Ă a2Â a3Ê a4Ô a5Ơ a6Ư a7Đ a8ă a9â aaê abô acơ adư aeđ afẰ b5à b6ả b7ã b8á b9ạ \
    baẲ bbằ bcẳ bdẵ beắ bfẴ c0Ắ c1Ầ c2Ẩ c3Ẫ c4Ấ c5Ề c6ặ c7ầ c8ẩ c9ẫ caấ cbậ ccè cdỂ ceẻ cfẽ d0é d1ẹ d2ề d3ể \
    d4ễ d5ế d6ệ d7ì d8ỉ d9Ễ daẾ dbỒ dcĩ ddí deị dfò e0Ổ e1ỏ e2õ e3ó e4ọ e5ồ e6ổ e7ỗ e8ố e9ộ eaờ ebở ecỡ edớ \
    eeợ efù f0Ỗ f1ủ f2ũ f3ú f4ụ f5ừ f6ử f7ữ f8ứ f9ự faỳ fbỷ fcỹ fdý feỵ ffỐ
    = vps
    e0à e1á e4ả e3ã e5ạ 80À c1Á 81Ả 82Ã 2Ạ e6ă a2ằ a1ắ a3ẳ a4ẵ a5ặ 88Ă 8eẰ 8dẮ 8fẲ f0Ẵ 4Ặ e2â c0ầ c3ấ c4ẩ \
    c5ẫ c6ậ c2Â 84Ầ 83Ấ 85Ẩ 1cẪ 3Ậ e8è e9é c8ẻ ebẽ cbẹ d7È c9É deẺ feẼ 5Ẹ eaê 8aề 89ế 8bể cdễ 8cệ caÊ 93Ề \
    90Ế 94Ể 95Ễ 6Ệ ecì edí ccỉ efĩ ceị b5Ì b4Í b7Ỉ b8Ĩ 10Ị f2ò f3ó d5ỏ f5õ 86ọ bcÒ b9Ó bdỎ beÕ 11Ọ f4ô d2ồ \
    d3ố b0ổ 87ỗ b6ộ d4Ô 97Ồ 96Ố 98Ổ 99Ỗ 12Ộ d6ơ a9ờ a7ớ aaở abỡ aeợ f7Ơ 9eỜ 9dỚ 9fỞ a6Ỡ 13Ợ f9ù faú fbủ dbũ \
    f8ụ a8Ù daÚ d1Ủ acŨ 14Ụ dcư d8ừ d9ứ baử bbữ bfự d0Ư afỪ adỨ b1Ử 1dỮ 15Ự ffỳ 9aý 9bỷ cfỹ 9cỵ b2Ỳ ddÝ fdỶ \
    b3Ỹ 19Ỵ c7đ f1Đ
    = vni
    61f9á 61d9á 61f8à 61d8à 61fbả 61dbả 61f5ã 61d5ã 61efạ 61cfạ 61e2â 61c2â 61e1ấ 61c1ấ 61e0ầ 61c0ầ 61e5ẩ \
    61c5ẩ 61e3ẫ 61c3ẫ 61e4ậ 61c4ậ 61eaă 61caă 61e9ắ 61c9ắ 61e8ằ 61c8ằ 61faẳ 61daẳ 61fcẵ 61dcẵ 61ebặ 61cbặ \
    65f9é 65d9é 65f8è 65d8è 65fbẻ 65dbẻ 65f5ẽ 65d5ẽ 65efẹ 65cfẹ 65e2ê 65c2ê 65e1ế 65c1ế 65e0ề 65c0ề 65e5ể \
    65c5ể 65e3ễ 65c3ễ 65e4ệ 65c4ệ 65eaĕ 65caĕ 6ff9ó 6fd9ó 6ff8ò 6fd8ò 6ffbỏ 6fdbỏ 6ff5õ 6fd5õ 6fefọ 6fcfọ \
    6fe2ô 6fc2ô 6fe1ố 6fc1ố 6fe0ồ 6fc0ồ 6fe5ổ 6fc5ổ 6fe3ỗ 6fc3ỗ 6fe4ộ 6fc4ộ 6feaŏ 6fcaŏ 75f9ú 75d9ú 75f8ù \
    75d8ù 75fbủ 75dbủ 75f5ũ 75d5ũ 75efụ 75cfụ 75e2û 75c2û 75eaŭ 75caŭ 79f9ý 79d9ý 79f8ỳ 79d8ỳ 79fbỷ 79dbỷ \
    79f5ỹ 79d5ỹ 79efỵ 79cfỵ 79e2ŷ 79c2ŷ 41f9Á 41d9Á 41f8À 41d8À 41fbẢ 41dbẢ 41f5Ã 41d5Ã 41efẠ 41cfẠ 41e2Â \
    41c2Â 41e1Ấ 41c1Ấ 41e0Ầ 41c0Ầ 41e5Ẩ 41c5Ẩ 41e3Ẫ 41c3Ẫ 41e4Ậ 41c4Ậ 41eaĂ 41caĂ 41e9Ắ 41c9Ắ 41e8Ằ 41c8Ằ \
    41faẲ 41daẲ 41fcẴ 41dcẴ 41ebẶ 41cbẶ 45f9É 45d9É 45f8È 45d8È 45fbẺ 45dbẺ 45f5Ẽ 45d5Ẽ 45efẸ 45cfẸ 45e2Ê \
    45c2Ê 45e1Ế 45c1Ế 45e0Ề 45c0Ề 45e5Ể 45c5Ể 45e3Ễ 45c3Ễ 45e4Ệ 45c4Ệ 45eaĔ 45caĔ 4ff9Ó 4fd9Ó 4ff8Ò 4fd8Ò \
    4ffbỎ 4fdbỎ 4ff5Õ 4fd5Õ 4fefỌ 4fcfỌ 4fe2Ô 4fc2Ô 4fe1Ố 4fc1Ố 4fe0Ồ 4fc0Ồ 4fe5Ổ 4fc5Ổ 4fe3Ỗ 4fc3Ỗ 4fe4Ộ \
    4fc4Ộ 4feaŎ 4fcaŎ 55f9Ú 55d9Ú 55f8Ù 55d8Ù 55fbỦ 55dbỦ 55f5Ũ 55d5Ũ 55efỤ 55cfỤ 55e2Û 55c2Û 55eaŬ 55caŬ \
    59f9Ý 59d9Ý 59f8Ỳ 59d8Ỳ 59fbỶ 59dbỶ 59f5Ỹ 59d5Ỹ 59efỴ 59cfỴ 59e2Ŷ 59c2Ŷ f4f9ớ f4d9ớ f4f8ờ f4d8ờ f4fbở \
    f4dbở f4f5ỡ f4d5ỡ f4efợ f4cfợ f6f9ứ f6d9ứ f6f8ừ f6d8ừ f6fbử f6dbử f6f5ữ f6d5ữ f6efự f6cfự d4f9Ớ d4d9Ớ \
    d4f8Ờ d4d8Ờ d4fbỞ d4dbỞ d4f5Ỡ d4d5Ỡ d4efỢ d4cfỢ d6f9Ứ d6d9Ứ d6f8Ừ d6d8Ừ d6fbỬ d6dbỬ d6f5Ữ d6d5Ữ d6efỰ \
    d6cfỰ f4ơ f6ư d4Ơ d6Ư edí ecì e6ỉ f3ĩ f2ị eeỵ f1đ cdÍ ccÌ c6Ỉ d3Ĩ d2Ị ceỴ d1Đ
    = windows-1258
    83ƒ 88ˆ 8cŒ 9cœ 9fŸ aaª b5µ baº c0À c1Á c2Â c3Ă c4Ä c5Å c6Æ c7Ç c8È c9É caÊ cbË cc̀ cdÍ ceÎ cfÏ d0Đ d1Ñ \
    d2̉ d3Ó d4Ô d5Ơ d6Ö d8Ø d9Ù daÚ dbÛ dcÜ ddƯ dẽ dfß e0à e1á e2â e3ă e4ä e5å e6æ e7ç e8è e9é eaê ebë eć \
    edí eeî efï f0đ f1ñ f2̣ f3ó f4ô f5ơ f6ö f8ø f9ù faú fbû fcü fdư ffÿ
    """
}
