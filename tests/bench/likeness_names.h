/* likeness_names.h - an invented nation of children: communities, the names they give, commonest first, and where they
 * live. How often a name is given falls with its rank, as names do (Zipf); shares and places are rough, from memory. */
#ifndef MLINZI_TESTS_BENCH_LIKENESS_NAMES_H
#define MLINZI_TESTS_BENCH_LIKENESS_NAMES_H

#define CHRISTIAN_M                                                                                                    \
    "Brian Kevin John Joseph Peter David James Samuel Daniel Dennis Emmanuel Victor Collins Ian Stephen Paul Michael " \
    "Vincent Elijah Joshua Felix Alex Caleb Simon Francis Moses Charles Isaac Patrick Kelvin George Philip Edwin "     \
    "Geoffrey Benjamin Nicholas Timothy Robert Eric Martin Anthony Erick Meshack Evans Duncan Gideon Amos Hillary "    \
    "Wycliffe Bonface Josphat Titus Cornelius Gilbert Elvis Enock Silas Jacob Allan Clinton Derrick Justus"
#define CHRISTIAN_F                                                                                                    \
    "Mary Faith Mercy Grace Sharon Esther Jane Elizabeth Joyce Purity Ann Lucy Margaret Ruth Rose Caroline Beatrice "  \
    "Catherine Christine Alice Sarah Lilian Eunice Agnes Janet Susan Jackline Nancy Dorcas Naomi Winnie Irene Hellen " \
    "Gladys Lydia Joy Brenda Diana Martha Veronica Florence Cynthia Josephine Rebecca Hannah Rachel Josphine Linet "   \
    "Evaline Salome Damaris Sheila Stella Charity Emily Vivian Abigael Edith Judith Pauline Sylvia Zipporah"
#define MUSLIM_M                                                                                                       \
    "Mohamed Abdi Hassan Ali Ahmed Ibrahim Hussein Omar Abdullahi Yusuf Adan Noor Osman Issack Abdirahman Said Salim " \
    "Farah Mohamud Bakari Hamisi Juma Rashid Athman Suleiman Ismail Abdirizak Abdikadir Maalim Sheikh Dahir Yunis "    \
    "Khalif Bishar Jama Ramadhan Swaleh Khamis Abubakar Mwinyi Hamza Idris Musa Haji Guyo"
#define MUSLIM_F                                                                                                    \
    "Fatuma Halima Amina Asha Khadija Zainab Maryam Hawa Habiba Rukia Sadia Mwanaisha Saadia Nasra Rahma Zeinab "   \
    "Hodan Fardosa Hafsa Aisha Safia Sumeya Nuria Naima Batula Ifrah Shamsa Rehema Mwanahamisi Zuhura Salma Saida " \
    "Kaltuma Barwaqo Ubah Nimo Ruqia Samira Muslima"

static const struct community {
    const char *christian_m, *christian_f; /* "" none: three names of one's own, a father's and a grandfather's */
    const char *m, *f, *family;
    int share;     /* of a thousand children */
    int county[6]; /* home, 0 ends; a fifth live in Nairobi or anywhere */
} communities[] = {
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Kamau Mwangi Njoroge Kariuki Kimani Maina Karanja Mbugua Gitau Macharia Njuguna Ngugi Muchiri Waweru Kinyua "
     "Ndirangu Wainaina Gichuki Mungai Gachanja Kinuthia Irungu Kuria Gathogo Muriithi Githinji Kabiru Thuo Ndung'u "
     "Chege Nganga Mugo Kiarie Gitonga",
     "Wanjiku Wambui Njeri Wanjiru Wangari Nyambura Wairimu Muthoni Wangui Nyokabi Waithera Wacera Gathoni Wangeci "
     "Njoki Wamaitha Nduta Waithira Wanja Mumbi Wangechi Nyawira Wamuyu Wachuka",
     "Mwangi Kamau Maina Njoroge Kariuki Kimani Karanja Macharia Gitau Njuguna Mbugua Ndirangu Waweru Ngugi Wainaina "
     "Irungu Kinyua Chege Nganga Mungai Kinuthia Gichuki Muchiri Kuria Githinji Mugo Gachanja Ndung'u",
     185,
     {22, 21, 19, 18, 20, 32}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Wafula Wekesa Barasa Simiyu Wanjala Wanyonyi Juma Makokha Masinde Shikuku Wangila Wasike Sifuna Kundu Mukhwana "
     "Amukoa Khaemba Ochieng Namisi Were Mulongo Lusweti Keya Murunga Wabwire",
     "Nekesa Nafula Naliaka Nasimiyu Nanjala Nakhumicha Nelima Nabwire Nasambu Khavere Ayuma Muhonja Kadenyi Anyango "
     "Nangila Nanyama Namalwa Nabalayo Khasoa Mideva",
     "Wafula Wekesa Barasa Simiyu Wanjala Wanyonyi Makokha Wangila Masinde Shikuku Juma Wasike Khaemba Were Sifuna "
     "Kundu Amukoa Wamalwa Murunga Keya Lusweti Omukoko",
     145,
     {37, 39, 38, 40, 26, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Kiprono Kiprotich Kipchumba Kiptoo Kibet Kipkoech Kipkorir Kiplagat Kipruto Kimutai Kipkemboi Kiplimo Kipsang "
     "Kiprop Kipchirchir Kipngetich Kiplangat Kipyegon Cheruiyot Kiptanui Kigen Kosgei Rotich Kipkirui",
     "Chebet Chepkoech Chepkemoi Jepchirchir Cherono Chepkorir Jerotich Chelangat Jepkosgei Chepngetich Jeptoo Cherop "
     "Jepkemboi Chemutai Jelagat Chepchumba Jerop Cheptoo Jebet Chepkirui Jemutai",
     "Koech Langat Rotich Cheruiyot Kirui Bett Mutai Korir Sang Ruto Kosgei Rono Ngeno Bii Kemboi Kiptoo Chepkwony "
     "Tanui Kurgat Too Kiplagat Tuwei Biwott Keter",
     134,
     {27, 29, 36, 35, 32, 30}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Otieno Ochieng Odhiambo Omondi Onyango Okoth Ouma Oduor Owino Juma Okello Opiyo Odongo Oluoch Okumu Ogutu Odero "
     "Onyancha Oloo Abuya Obiero",
     "Achieng Akinyi Atieno Adhiambo Awuor Anyango Akoth Auma Aoko Awino Apiyo Adongo Akumu Adoyo Akello Amondi Aluoch",
     "Otieno Ochieng Odhiambo Onyango Omondi Ouma Okoth Oduor Owino Okello Ogutu Oluoch Odera Okumu Owuor Ogola Odongo "
     "Opiyo Oloo Oyugi Obiero Omollo",
     107,
     {41, 42, 43, 44, 0, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Mutua Musyoka Mutuku Kioko Muthama Mutinda Musembi Mutiso Kilonzo Mwendwa Musyoki Nzioka Kyalo Mumo Mulwa Muli "
     "Wambua Makau Maundu Ndunda",
     "Mwende Mwikali Ndinda Mutheu Nduku Mumbua Kalekye Syombua Mutindi Kanini Ndanu Wayua Nthenya Kamene Mbithe",
     "Mutua Musyoka Mutuku Kioko Musyoki Kilonzo Mutinda Nzioka Mutiso Musembi Wambua Makau Mulwa Muli Mwanzia Kyalo "
     "Ndunda Maundu",
     98,
     {16, 15, 17, 0, 0, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Mogaka Onsongo Momanyi Nyakundi Ondieki Ombati Mose Nyamweya Omwenga Makori Oroko Nyaberi Ogeto Maranga Bosire",
     "Moraa Kemunto Kerubo Nyaboke Bosibori Nyanchama Kwamboka Bonareri Gesare Nyabuto Kemuma Mokeira Moraa Nyamoita",
     "Nyakundi Momanyi Ondieki Mogaka Onsongo Mose Ombati Nyamweya Makori Omwenga Ogeto Bosire Maranga Oroko Nyaberi "
     "Getange",
     62,
     {45, 46, 0, 0, 0, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Kazungu Karisa Charo Katana Kahindi Ngala Baya Tsuma Chengo Baraka Safari Mwambire Nzai Menza Chea",
     "Kadzo Mbeyu Sidi Kache Dama Zawadi Riziki Mapenzi Neema Umazi Mwaka Jumwa Kabibi",
     "Karisa Kazungu Charo Katana Baya Ngala Tsuma Kahindi Kalama Chengo Mwambire Thoya Nzai Menza",
     52,
     {3, 2, 1, 0, 0, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Mutwiri Kithinji Murithi Mwenda Mugambi Kimathi Muriuki Mbaabu Gitonga Koome Kirimi Murimi Nyaga Njeru",
     "Kagendo Karimi Nkirote Kananu Kathure Kendi Makena Gatwiri Nkatha Mukami Wanja Ciambaka Mwende",
     "Mwenda Murithi Mutwiri Kithinji Mugambi Kimathi Muriuki Gitonga Nyaga Njeru Mbaabu Kirimi Koome",
     62,
     {12, 13, 14, 0, 0, 0}},
    {CHRISTIAN_M,
     CHRISTIAN_F,
     "Ekai Lokwang Ekiru Lopeyok Lokol Ebei Ekal Lomuria Sankale Lekishon Saitoti Lemayian Parsaloi Koriata Lokuruka",
     "Akai Lokwawi Naserian Nasieku Akiru Naipanoi Nakiru Namunyak Ewoi Nashipae Atabo Resian Silantoi",
     "Ekai Lokwang Ekiru Lopeyok Lokol Ebei Sankale Lekishon Saitoti Parsaloi Lomuria Koriata Lokuruka Ewoi",
     55,
     {23, 24, 25, 34, 33, 31}},
    {"", "", MUSLIM_M, MUSLIM_F, MUSLIM_M, 75, {7, 8, 9, 10, 11, 0}},
    {"", "", MUSLIM_M, MUSLIM_F, MUSLIM_M, 25, {1, 2, 3, 4, 5, 0}},
};

#endif
