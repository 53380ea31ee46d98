/// What money is called, and its ISO 4217 code.
enum Currencies {
  /// Signs and codes before the amount, longest first.
  static let before = PhraseTable(
    """
    us $=USD u s $=USD a $=AUD au $=AUD c $=CAD ca $=CAD s $=SGD sg $=SGD hk $=HKD nt $=TWD nz $=NZD r $=BRL \
    usd=USD vnd=VND vnđ=VND eur=EUR gbp=GBP jpy=JPY cny=CNY rmb=CNY krw=KRW sgd=SGD aud=AUD cad=CAD chf=CHF hkd=HKD thb=THB inr=INR \
    rs=INR myr=MYR rm=MYR idr=IDR rp=IDR php=PHP twd=TWD rub=RUB lak=LAK khr=KHR $=USD €=EUR £=GBP ¥=JPY ₫=VND ₩=KRW ฿=THB ₹=INR ₽=RUB ₱=PHP
    """)
  /// Names, signs and codes after the amount, longest first.
  static let after = PhraseTable(
    """
    đô la mỹ=USD đô la úc=AUD đô la singapore=SGD đô la hồng kông=HKD đô la canada=CAD đô la=USD đôla mỹ=USD đôla=USD đô mỹ=USD đô=USD \
    đồng=VND đ=VND ₫=VND vnđ=VND vnd=VND usd=USD us dollars=USD us dollar=USD u s dollars=USD canadian dollars=CAD australian dollars=AUD \
    dollars=USD dollar=USD bucks=USD $=USD euros=EUR euro=EUR eur=EUR €=EUR bảng anh=GBP bảng=GBP pounds sterling=GBP gbp=GBP £=GBP \
    yên nhật=JPY yên=JPY yen=JPY jpy=JPY nhân dân tệ=CNY ndt=CNY tệ=CNY yuan=CNY renminbi=CNY cny=CNY won=KRW krw=KRW baht=THB thb=THB \
    rúp=RUB rub=RUB rubles=RUB roubles=RUB rupees=INR rupee=INR rupiah=IDR ringgit=MYR sgd=SGD aud=AUD cad=CAD hkd=HKD chf=CHF \
    元=CNY indian rupees=INR pakistani rupees=PKR sar=SAR saudi riyals=SAR dirhams=AED dirham=AED aed=AED shekels=ILS shekel=ILS ils=ILS \
    ringgits=MYR malaysian ringgit=MYR malaysian ringgits=MYR myr=MYR uah=UAH hryvnias=UAH hryvnia=UAH hong kong dollars=HKD \
    singapore dollars=SGD new zealand dollars=NZD taiwan dollars=TWD egyptian pounds=EGP turkish lira=TRY lira=TRY rand=ZAR zloty=PLN \
    swiss francs=CHF franc thụy sĩ=CHF kíp lào=LAK kip=LAK riel=KHR đài tệ=TWD twd=TWD peso=PHP rm=MYR mnt=MNT finnish markka=FIM deutsche marks=DEM
    """)
}
