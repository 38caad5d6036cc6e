/* sound_names.c - forms of one name: Joseph, Yusuf, Josef; Elizabeth, Lizzy, Betty.
 * Only what no rule of sound brings together: vernacular forms of Christian and Arabic names, and what children are
 * called at home; and names that look alike and are not (Hassan, Hussein; Mohamed, Mohamud): two forms of two families
 * are two names. A form stands in one family alone. Our own list, from memory; somebody who speaks the languages
 * should go over it. What is not here: names of one meaning (Faith, Imani; Grace, Neema) and George, Njoroge, which are
 * given together. */
#include "core/sound_names.h"

#include "base/must.h"

static const char *const families[] = {
    "abdallah abdalla abdulla abdullahi abdilahi cabdullahi",
    "abdirahman abdulrahman abdurahman abdurrahman rahman cabdirahman",
    "abraham ibrahim ibrahima abrahamu ibrahimu ebrahim avraham",
    "abdi cabdi abdy",
    "achieng achi achii",
    "agnes agnesi agenesi anyesi aggie",
    "ahmed ahmad axmed ahmedi",
    "aisha asha esha ayesha aysha caasha caisha mwanaisha",
    "akinyi akinyii kinyi",
    "alexander alex aleksanda sanda",
    "ali cali aly alii",
    "alice alisi arisi",
    "andrew anderea andrea andreya andy",
    "ann anna anne hannah hana anah annah ana",
    "anthony antony tony antoni antonio anton",
    "beatrice beatrisi bea betrice",
    "benjamin ben benja benjamini benjy",
    "brian bryan brayo brayan",
    "caroline carol karo karolini caro",
    "catherine katherine kate cate kathy cathy katarina catarina katherini kathrine",
    "charles charlie chali chalo charly",
    "christine christina tina kristina cristina chrissy",
    "christopher chris kristofa kris christofa",
    "daniel danieli dan danny danyeri",
    "david daudi dawud daud dave davie davi davy",
    "dennis denis deno denno",
    "dominic dominiko domi dom",
    "dorcas dokasi dorkasi",
    "dorothy dora dorothea doroti",
    "edward edwardi eddy eddie edu edwadi",
    "elijah eliya elija ilyas iliya",
    "elizabeth elisabeth elisabeti elizabeti eliza lizzy lizzie liz betty beth elisa lisabeti elizabet bety beti betsy",
    "emmanuel emanuel imanuel manu emmanueli imanueli manueli",
    "esther esta ester esteri asteri hester",
    "eunice yunis unis yunisi eunis",
    "eva eve evah",
    "ezekiel hezekiel ezekieli zeke",
    "fatuma fatma faduma fatima faty fatu fatimah fatou",
    "florence flo florensi frorensi",
    "francis fransis fransisi faransisi fransisko francisco frank",
    "fredrick frederick fred freddy fredi fredriki",
    "gabriel gabrieli gabu gab jibril jibrili",
    "geoffrey jeffrey jeff geofrey jefri geof godfrey",
    "george joji jorji georgi jorge",
    "gerald jerald geradi",
    "grace gres gresi",
    "hassan hasan xasan hasani",
    "hussein hussen husein xuseen hussain huseni husseni",
    "hamisi khamis hamis khamisi",
    "henry henri hari harry",
    "isaac isaka isak ishaq isack issack isaak zack ishak",
    "isa issa ciise cise",
    "ismail ismael smail",
    "jacob yakobo jakobo yakub yaqub yakobu jake yakubu jakob",
    "jackline jacqueline jackie jakline jacky jaki",
    "jackson jack jacksoni jaksoni",
    "james jemsi jimmy jim jems jemusi jamesi",
    "jane jeni jein",
    "janet janeti jenet",
    "jennifer jenny jenifa jeniffer jen",
    "jeremiah yeremia jeremia jerry",
    "john johana yohana yohane johanna johnny jon jonny",
    "joan joana joanne joanna",
    "jonathan yonathan jonah jona",
    "joseph yusuf yosefu joe josef yusufu josefu yosef yussuf jose juzef",
    "josephine phina jozi josi josfin",
    "josphat josephat jospat yosefati",
    "joshua yoshua joshwa josh",
    "joyce joisi joys",
    "judith judy juditi",
    "khadija hadija dija khadijah kadija kadijah hadijah khadja",
    "lawrence laurence lorensi larry",
    "leah lea leya",
    "lucy lucia lusia luci",
    "luke luka luca",
    "lydia lidia lidya",
    "magdalene magdalena lena magda makdalena",
    "margaret margareta maggie magret magi maggy margret peggy magreti margareti",
    "mark marko marcus markus",
    "martha marita marta matha",
    "mary maria mariam mariamu maryam miriam mariah marie miriamu maryamu meri",
    "matthew mathayo mathew matayo mattew mathias",
    "mercy mersi",
    "michael mikaeli mike maiko mikael maikol mikail",
    "mohamed muhammad mohammed maxamed moha mohamad muhamed mudi muhammed mohammad moham mohamedi",
    "mohamud mahmoud mahmud maxamuud mohamoud mohammud",
    "moses musa mosesi mozes muse",
    "naomi nayomi neomi",
    "nancy nansi",
    "nathan natan nathaniel",
    "nicholas nicolas nick nico nikolasi nikola niko",
    "noah nuhu nuh nowa noa",
    "njoroge njoro njoro joro",
    "omar umar omari cumar umari",
    "osman usman athman othman athumani cusmaan cismaan uthman athuman",
    "patricia pat trisha",
    "patrick pato patriki paddy patric",
    "paul paulo pauro pol pauli",
    "peter petero pita pete petro piter pitah",
    "philip filipo pilipo phil phillip filipu",
    "purity pury puriti",
    "rachel raheli rahel racheal raeli",
    "ramadhan ramadan ramadhani rama ramazani",
    "rebecca rebeka becky rabeka beka rebeca becka",
    "richard richie ricado rich riki",
    "robert roberto bob robati robbie roberti",
    "rose rosa roza rosi",
    "ruth rutu ruti",
    "samuel samweli sam sammy samueli samueri shamueli samwel",
    "sarah sara sala sarai",
    "simon simoni saimon simeon simion saimoni simeoni",
    "solomon suleiman sulemani sulaiman selemani solomoni suleimani suleman",
    "stephen steven stefano stephano steve stivin stefan stivo setefano stephan",
    "susan suzana susana sue suzan susanna",
    "teresa theresa teresia treza tereza teresiah terry",
    "thomas tom tomasi tomas tommy tomasa",
    "timothy timo timoteo tim timoti timotheo",
    "veronica veronika vero feronika",
    "victor vik vikta",
    "victoria vicky viktoria vicki",
    "vincent vinsenti vinny visenti vinsent vince",
    "walter wolta",
    "wambui wambo shimbui",
    "wanjiku shiku ciku shiko shiks chiku",
    "wanjiru ciru shiru chiru ciiru shiro",
    "wangari shari cari",
    "wangeci shishi ceci wangechi",
    "wacera cera chera wachera",
    "wacuka cuka chuka wachuka",
    "muthoni thoni",
    "nyambura nyambu",
    "william wiliamu willy bill will wilyamu willie",
    "wycliffe waiklif wiki wycliff wyclif waiclif",
    "xavier zavier saveri",
    "yohanis johanes johannes yohanes",
    "zachary zakaria zachariah zak zakari zakariya zakariah",
    "zainab zena zeinab zeinabu zainabu zaynab",
    "zipporah sipora zipora siporah zippy",
};

/* Doubled letters count once. */
static bool same(struct span a, struct span b)
{
    size_t i = 0, k = 0;
    while (i < a.n && k < b.n && a.p[i] == b.p[k]) {
        char c = a.p[i];
        while (i < a.n && a.p[i] == c)
            i++;
        while (k < b.n && b.p[k] == c)
            k++;
    }
    return i == a.n && k == b.n;
}

int sound_family(struct span name, struct span *main_form)
{
    for (size_t f = 0; name.n && f < countof(families); f++) {
        struct span rest = span_of(families[f]);
        *main_form = span_cut(&rest, ' ');
        if (same(name, *main_form))
            return (int)f + 1;
        while (rest.n) {
            struct span form = span_cut(&rest, ' ');
            if (form.p[0] == name.p[0] && same(name, form))
                return (int)f + 1;
        }
    }
    *main_form = (struct span){0};
    return 0;
}
