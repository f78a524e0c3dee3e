"""Countries, their people and continents: names that a question may have and no article has.

In small letters, word by word, and without those that mean something else in them: "turkey",
"polish", "chad".
"""

COUNTRIES = frozenset(
    """
    afghan afghanistan afghans africa african africans albania albanian albanians algeria
    algerian algerians america american americans andorra angola angolan angolans arabia arabian
    argentina argentine argentines argentinian armenia armenian armenians asia asian asians
    australia australian australians austria austrian austrians azerbaijan azerbaijani azeri
    bahamas bahamian bahrain bahraini bangladesh bangladeshi barbadian barbados belarus
    belarusian belgian belgians belgium belize benin beninese bhutan bolivia bolivian bolivians
    bosnia bosnian bosnians botswana brazil brazilian brazilians britain british britons brunei
    bulgaria bulgarian bulgarians burkina burmese burundi burundian cambodia cambodian
    cambodians cameroon cameroonian canada canadian canadians caribbean chadian chile chilean
    chileans china chinese colombia colombian colombians comoros congo congolese croat croatia
    croatian croatians cuba cuban cubans cypriot cypriots cyprus czech czechia czechs danes
    danish denmark djibouti dominica dominican dominicans dutch ecuador ecuadorian egypt
    egyptian egyptians england english eritrea eritrean estonia estonian estonians eswatini
    ethiopia ethiopian ethiopians europe european europeans faso fiji fijian filipino filipinos
    finland finnish france french gabon gabonese gambia gambian gaza georgia georgian georgians
    germany ghana ghanaian ghanaians greece greeks grenada guatemala guatemalan guyana guyanese
    haiti haitian haitians honduran hondurans honduras hungarian hungarians hungary iceland
    icelandic india indian indians indonesia indonesian indonesians iran iranian iranians iraq
    iraqi iraqis ireland irish israel israeli israelis italian italians italy ivorian ivorians
    jamaica jamaican jamaicans japan japanese jordan jordanian jordanians kazakh kazakhstan
    kenya kenyan kenyans kiribati korea korean koreans kosovo kuwait kuwaiti kyrgyz kyrgyzstan
    lanka lankan laotian latvia latvian latvians lebanese lebanon leone lesotho liberia liberian
    liberians libya libyan libyans liechtenstein lithuania lithuanian lithuanians luxembourg
    macedonia macedonian madagascar malagasy malawi malawian malaysia malaysian malaysians
    maldives mali malian malians malta maltese mauritania mauritanian mauritius mexican mexicans
    mexico micronesia moldova moldovan moldovans monaco mongolia mongolian montenegrin
    montenegro moroccan moroccans morocco mozambican mozambique myanmar namibia namibian nauru
    nepal nepalese nepali netherlands nicaragua nicaraguan niger nigeria nigerian nigerians
    nigerien norway norwegian norwegians oman omani pakistan pakistani pakistanis palau
    palestine palestinian palestinians panama panamanian papua paraguay paraguayan peru peruvian
    peruvians philippine philippines poland portugal portuguese qatar qatari rican romania
    romanian romanians russia russian russians rwanda rwandan rwandans salvador salvadoran samoa
    samoan saudi saudis scotland scottish senegal senegalese serbia serbian serbians serbs
    seychelles singapore singaporean slovak slovakia slovaks slovenia slovenian slovenians
    somali somalia somalian somalis spain spaniards spanish sudan sudanese suriname surinamese
    sweden swedes swedish swiss switzerland syria syrian syrians taiwan taiwanese tajik
    tajikistan tanzania tanzanian tanzanians thai thailand timor tobago togo togolese tonga
    tongan trinidad trinidadian tunisia tunisian tunisians turkish turkmenistan tuvalu uganda
    ugandan ugandans ukraine ukrainian ukrainians uruguay uruguayan uzbek uzbekistan vanuatu
    vatican venezuela venezuelan venezuelans vietnam vietnamese welsh yemen yemeni yemenis
    zambia zambian zambians zealand zimbabwe zimbabwean zimbabweans
    """.split()
)
