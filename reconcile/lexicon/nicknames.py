"""Given names that are one name: short forms, and forms of neighbouring languages."""

from __future__ import annotations

_GROUPS = """
abigail abby gail, abraham abe abram, adrian ade, agnes aggie, albert al bert bertie alberto,
alexander alex al sandy alec sasha oleksandr aleksandr aleksander alejandro alexandr alessandro,
alexandra alex sandra sasha oleksandra aleksandra, alexei aleksei oleksii oleksiy alexey alexis,
alfred al fred alfie, alice ali, allison ali allie, amanda mandy, amelia millie, anastasia nastya,
anatoly anatolii anatoliy, andrea andie, andrew andy drew andrei andriy andrey andrii andre andreas,
angela angie, ann anne anna annie hannah anya nancy, anthony tony antony antonio anton,
archibald archie, arnold arnie, arthur art artie, augustus gus, barbara barb barbie babs,
bartholomew bart, beatrice bea, benedict ben, benjamin ben benny benjy, bernard bernie,
bradley brad, brandon bran, bridget biddy, calvin cal, cameron cam, caroline carol carrie,
catherine katherine kathryn cathy kathy kate katie kitty kat katharine ekaterina yekaterina
kateryna katya, charles charlie chuck chas carlos karl, charlotte lottie charlie,
christina christine chris tina chrissy, christopher chris kit topher, clarence clancy,
clifford cliff, clinton clint, constance connie, cornelius neil, curtis curt, cynthia cindy,
daniel dan danny danilo danylo, danielle dani, david dave davy davey, deborah deb debbie debra,
dennis denny denis denys, dmitry dmitri dmytro dima dimitri dimitry dmitriy, dominic dom nick,
donald don donnie donny, dorothy dot dottie dolly, douglas doug, edmund ed ned eddie,
edward ed eddie ted ned teddy eduardo, edwin ed, eleanor ellie nell nora elena, elizabeth liz beth
lizzie betty eliza lisa bess betsy libby elisabeth bettie, ellen nell ellie, emily em emmy,
emmanuel manny manuel, ernest ernie, eugene gene yevgeny evgeny yevhen evgeni yevgeni,
evelyn eve evie, ezekiel zeke, florence flo, frances fran frannie,
francis frank fran francesco francisco, franklin frank, frederick fred freddie freddy fredrick
frederic, gabriel gabe, genevieve gen, geoffrey geoff jeff jeffrey jeffery jeffry,
george georgie jorge yuri, gerald gerry jerry, gerard gerry, gertrude trudy gert, gilbert gil,
giovanni gianni, gordon gordy, grace gracie, gregory greg gregg grigory hryhoriy,
gwendolyn gwen, harold harry hal, harrison harry, helen nell elena olena, henry harry hank hal,
herbert herb bert, herman herm, howard howie, hubert bert, hugh hughie hugo, ignatius iggy,
igor ihor, irene rena irina iryna, isaac ike, isabel isabella bella izzy, jacob jake jakob,
jacqueline jackie, james jim jimmy jamie jem, janet jan, jason jay, jean jeannie, jennifer jen
jenny jenn, jeremiah jerry, jeremy jerry jem, jerome jerry, jessica jess jessie, joan joanie,
joanna jo joanne, john johnny jack jon ivan juan jean johann, jonathan jon jonny john johnathan,
joseph joe joey josef jose iosif yosef giuseppe, josephine jo josie, joshua josh, judith judy,
julian jules, kenneth ken kenny, kevin kev, kimberly kim, konstantin kostya kostyantyn constantine,
kristina kristine kris kristin, larissa lara, lawrence larry laurence lars lorenzo, leo leonid,
leonard len lenny leo, leslie les, lewis lew louis lou louie, lillian lily lil, linda lindy,
louise lou, lucille lucy, lydia lida, madeline maddie, magdalena magda, malcolm mal,
margaret maggie meg peggy marge margie rita greta, maria mary marie mariya, mark marc marcus marco,
martha marty, martin marty martyn, marvin marv, matilda tilda tillie, matthew matt matty mathew,
maureen mo, maurice mo maury morris, maximilian max, maxwell max, maxim maksym maksim,
melanie mel, melissa mel missy, melvin mel, michael mike mick mickey mikhail mykhailo miguel
michel micky mikey, michelle shelly, mildred millie, mitchell mitch, mohammed muhammad mohamed
mohammad muhammed mohamad mehmet mo, montgomery monty, morris mo, nadezhda nadia nadya,
natalie nat natalia nataliya natalya, nathan nate nat, nathaniel nate nat nathan,
nicholas nick nicky nicolas nikolai mykola nikolay nicolae, nicole nikki, norman norm,
oliver ollie, olga olha, oscar ozzie, oswald ozzy, pamela pam, patricia pat patty trish tricia,
patrick pat paddy, paul pavlo pavel paulo pablo, pauline polly, penelope penny, percival percy,
peter pete petro pyotr petr pedro piotr, petronella nell, philip phil phillip felipe,
priscilla cilla, prudence prue, rachel rae, ralph rafe, randall randy, randolph randy,
raymond ray, rebecca becky becca, reginald reg reggie, richard rick dick rich ricky richie ricardo,
robert rob bob bobby robbie bert roberto, roberta bobbie, roderick rod, rodney rod,
roger rodge, roland rollie, ronald ron ronnie ronny, rosemary rose rosie, rudolph rudy,
rupert bert, russell russ rusty, ruth ruthie, samantha sam, samuel sam sammy, sarah sally sara,
sebastian seb, sergei sergey serhiy serhii sergio serge, sharon shari, shirley shirl,
sidney sid sydney syd, simon si, solomon sol, sophia sophie sofia sofiya, stanley stan,
stephanie steph, steven stephen steve stevie stefan esteban stepan, stuart stu stewart,
susan sue susie suzanne suzy, svetlana svitlana sveta, sylvester sly, tatiana tanya tatyana tetiana,
terence terry terrence, teresa terry tess theresa tessa, theodore ted teddy theo,
thomas tom tommy tomas, timothy tim timmy, tobias toby, travis trav, valentina val,
valerie val, valery valeriy valerii, vasily vasyl, veronica ronnie vera, victor vic viktor,
victoria vicky tori vicki, vincent vince vinny vincenzo, viola vi, virginia ginny, vitaly vitalii
vitaliy vitali, vladimir volodymyr vlad wladimir volodya vova, vladislav vladyslav vlad,
vyacheslav viacheslav slava, wallace wally, walter walt wally, wayne way, wesley wes,
wilfred fred wilf, wilhelmina mina, william bill billy will willie willy liam wilhelm,
winston win, yulia julia yuliya, yuri yuriy yury iurii yurii, zachary zach zack zak,
ali aly, ahmed ahmad ahmet, hussein hussain husayn hossein, hassan hasan, omar umar,
osama usama, yusuf yousef youssef yusef, abdullah abdallah abdulla, ibrahim ebrahim,
khalid khaled, mahmoud mahmud, mustafa mostafa, said saeed sayed, suleiman sulaiman soleiman,
mother mom mum mommy mummy, father dad daddy, grandmother grandma granny, grandfather grandpa
grandad, brother bro, husband hubby
"""


def _load() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS.replace("\n", " ").split(",")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_GROUPS_OF = _load()


def same_given_name(a: str, b: str) -> bool:
    """Whether two lower-case given names are forms of one ("bill", "william").  Symmetric."""
    if a == b:
        return True
    return not _GROUPS_OF.get(a, frozenset()).isdisjoint(_GROUPS_OF.get(b, frozenset()))


def is_given_name(word: str) -> bool:
    """Whether the lower-case word is a given name of the table; many others are not in it."""
    return word in _GROUPS_OF
