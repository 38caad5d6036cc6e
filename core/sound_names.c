/* sound_names.c - forms of one name: Joseph, Yusuf, Josef; Elizabeth, Lizzy, Betty.
 * Only what no rule of sound brings together: vernacular forms of Christian and Arabic names, and what children are
 * called at home; and names that look alike and are not (Hassan, Hussein; Mohamed, Mohamud): two forms of two families
 * are two names. A form stands in one family alone. Our own list, from memory; somebody who speaks the languages
 * should go over it. What is not here: names of one meaning (Faith, Imani; Grace, Neema) and George, Njoroge, which are
 * given together. */
#include "core/sound_names.h"

#include <string.h>

/* A family a line, its main form first, then others: one text, so that a name is looked for in all of them by its first
 * letter. */
static const char families[] =
    "abdallah abdalla abdulla abdullahi abdilahi cabdullahi\n"
    "abdirahman abdulrahman abdurahman abdurrahman rahman cabdirahman\n"
    "abraham ibrahim ibrahima abrahamu ibrahimu ebrahim avraham\n"
    "abdi cabdi abdy\n"
    "achieng achi achii\n"
    "agnes agnesi agenesi anyesi aggie\n"
    "ahmed ahmad axmed ahmedi\n"
    "aisha asha esha ayesha aysha caasha caisha mwanaisha\n"
    "akinyi akinyii kinyi\n"
    "alexander alex aleksanda sanda\n"
    "ali cali aly alii\n"
    "alice alisi arisi\n"
    "andrew anderea andrea andreya andy\n"
    "ann anna anne hannah hana anah annah ana\n"
    "anthony antony tony antoni antonio anton\n"
    "beatrice beatrisi bea betrice\n"
    "benjamin ben benja benjamini benjy\n"
    "brian bryan brayo brayan\n"
    "caroline carol karo karolini caro\n"
    "catherine katherine kate cate kathy cathy katarina catarina katherini kathrine\n"
    "charles charlie chali chalo charly\n"
    "christine christina tina kristina cristina chrissy\n"
    "christopher chris kristofa kris christofa\n"
    "daniel danieli dan danny danyeri\n"
    "david daudi dawud daud dave davie davi davy\n"
    "dennis denis deno denno\n"
    "dominic dominiko domi dom\n"
    "dorcas dokasi dorkasi\n"
    "dorothy dora dorothea doroti\n"
    "edward edwardi eddy eddie edu edwadi\n"
    "elijah eliya elija ilyas iliya\n"
    "elizabeth elisabeth elisabeti elizabeti eliza lizzy lizzie liz betty beth elisa lisabeti elizabet bety beti "
    "betsy\n"
    "emmanuel emanuel imanuel manu emmanueli imanueli manueli\n"
    "esther esta ester esteri asteri hester\n"
    "eunice yunis unis yunisi eunis\n"
    "eva eve evah\n"
    "ezekiel hezekiel ezekieli zeke\n"
    "fatuma fatma faduma fatima faty fatu fatimah fatou\n"
    "florence flo florensi frorensi\n"
    "francis fransis fransisi faransisi fransisko francisco frank\n"
    "fredrick frederick fred freddy fredi fredriki\n"
    "gabriel gabrieli gabu gab jibril jibrili\n"
    "geoffrey jeffrey jeff geofrey jefri geof godfrey\n"
    "george joji jorji georgi jorge\n"
    "gerald jerald geradi\n"
    "grace gres gresi\n"
    "hassan hasan xasan hasani\n"
    "hussein hussen husein xuseen hussain huseni husseni\n"
    "hamisi khamis hamis khamisi\n"
    "henry henri hari harry\n"
    "isaac isaka isak ishaq isack issack isaak zack ishak\n"
    "isa issa ciise cise\n"
    "ismail ismael smail\n"
    "jacob yakobo jakobo yakub yaqub yakobu jake yakubu jakob\n"
    "jackline jacqueline jackie jakline jacky jaki\n"
    "jackson jack jacksoni jaksoni\n"
    "james jemsi jimmy jim jems jemusi jamesi\n"
    "jane jeni jein\n"
    "janet janeti jenet\n"
    "jennifer jenny jenifa jeniffer jen\n"
    "jeremiah yeremia jeremia jerry\n"
    "john johana yohana yohane johanna johnny jon jonny\n"
    "joan joana joanne joanna\n"
    "jonathan yonathan jonah jona\n"
    "joseph yusuf yosefu joe josef yusufu josefu yosef yussuf jose juzef\n"
    "josephine phina jozi josi josfin\n"
    "josphat josephat jospat yosefati\n"
    "joshua yoshua joshwa josh\n"
    "joyce joisi joys\n"
    "judith judy juditi\n"
    "khadija hadija dija khadijah kadija kadijah hadijah khadja\n"
    "lawrence laurence lorensi larry\n"
    "leah lea leya\n"
    "lucy lucia lusia luci\n"
    "luke luka luca\n"
    "lydia lidia lidya\n"
    "magdalene magdalena lena magda makdalena\n"
    "margaret margareta maggie magret magi maggy margret peggy magreti margareti\n"
    "mark marko marcus markus\n"
    "martha marita marta matha\n"
    "mary maria mariam mariamu maryam miriam mariah marie miriamu maryamu meri\n"
    "matthew mathayo mathew matayo mattew mathias\n"
    "mercy mersi\n"
    "michael mikaeli mike maiko mikael maikol mikail\n"
    "mohamed muhammad mohammed maxamed moha mohamad muhamed mudi muhammed mohammad moham mohamedi\n"
    "mohamud mahmoud mahmud maxamuud mohamoud mohammud\n"
    "moses musa mosesi mozes muse\n"
    "naomi nayomi neomi\n"
    "nancy nansi\n"
    "nathan natan nathaniel\n"
    "nicholas nicolas nick nico nikolasi nikola niko\n"
    "noah nuhu nuh nowa noa\n"
    "njoroge njoro njoro joro\n"
    "omar umar omari cumar umari\n"
    "osman usman athman othman athumani cusmaan cismaan uthman athuman\n"
    "patricia pat trisha\n"
    "patrick pato patriki paddy patric\n"
    "paul paulo pauro pol pauli\n"
    "peter petero pita pete petro piter pitah\n"
    "philip filipo pilipo phil phillip filipu\n"
    "purity pury puriti\n"
    "rachel raheli rahel racheal raeli\n"
    "ramadhan ramadan ramadhani rama ramazani\n"
    "rebecca rebeka becky rabeka beka rebeca becka\n"
    "richard richie ricado rich riki\n"
    "robert roberto bob robati robbie roberti\n"
    "rose rosa roza rosi\n"
    "ruth rutu ruti\n"
    "samuel samweli sam sammy samueli samueri shamueli samwel\n"
    "sarah sara sala sarai\n"
    "simon simoni saimon simeon simion saimoni simeoni\n"
    "solomon suleiman sulemani sulaiman selemani solomoni suleimani suleman\n"
    "stephen steven stefano stephano steve stivin stefan stivo setefano stephan\n"
    "susan suzana susana sue suzan susanna\n"
    "teresa theresa teresia treza tereza teresiah terry\n"
    "thomas tom tomasi tomas tommy tomasa\n"
    "timothy timo timoteo tim timoti timotheo\n"
    "veronica veronika vero feronika\n"
    "victor vik vikta\n"
    "victoria vicky viktoria vicki\n"
    "vincent vinsenti vinny visenti vinsent vince\n"
    "walter wolta\n"
    "wambui wambo shimbui\n"
    "wanjiku shiku ciku shiko shiks chiku\n"
    "wanjiru ciru shiru chiru ciiru shiro\n"
    "wangari shari cari\n"
    "wangeci shishi ceci wangechi\n"
    "wacera cera chera wachera\n"
    "wacuka cuka chuka wachuka\n"
    "muthoni thoni\n"
    "nyambura nyambu\n"
    "william wiliamu willy bill will wilyamu willie\n"
    "wycliffe waiklif wiki wycliff wyclif waiclif\n"
    "xavier zavier saveri\n"
    "yohanis johanes johannes yohanes\n"
    "zachary zakaria zachariah zak zakari zakariya zakariah\n"
    "zainab zena zeinab zeinabu zainabu zaynab\n"
    "zipporah sipora zipora siporah zippy\n";

/* The form that begins at p, whether it is the name; doubled letters count once. */
static bool same(struct span name, const char *p)
{
    size_t i = 0;
    while (i < name.n && name.p[i] == *p) {
        char c = *p;
        while (i < name.n && name.p[i] == c)
            i++;
        while (*p == c)
            p++;
    }
    return i == name.n && (*p == ' ' || *p == '\n');
}

int sound_family(struct span name, struct span *main_form)
{
    const char *end = families + sizeof families - 1;
    *main_form = (struct span){0};
    if (!name.n)
        return 0;
    for (const char *p = families; (p = memchr(p, name.p[0], (size_t)(end - p))) != NULL; p++) {
        if ((p > families && p[-1] != ' ' && p[-1] != '\n') || !same(name, p))
            continue;
        struct span rest = {families, (size_t)(p - families)};
        int before = 0;
        for (const char *line; (line = memchr(rest.p, '\n', rest.n)) != NULL; before++)
            rest = (struct span){line + 1, (size_t)(p - line - 1)};
        rest.n = (size_t)(end - rest.p);
        *main_form = span_cut(&rest, ' ');
        return before + 1;
    }
    return 0;
}
