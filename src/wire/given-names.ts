/** Common given names of those who write for English-language and other western outlets, lower case, without accents. */
const NAMES = `
aaron abby abigail adam adrian adriana agnes aidan aisha alan albert alberto alejandra alejandro alex alexa alexander alexandra
alexis alfred ali alice alicia alison allan allen allie allison alyssa amanda amber amelia amy ana andre andrea andreas andres
andrew andy angela angelica angie anita ann anna anne annette annie anthony antonio april ariana arthur ashley audrey austin
barbara barry beatrice becky ben benjamin bernard beth bethany betty bill billy blake bob bobby brad bradley brandon brenda brent
brett brian bridget brittany brooke bruce bryan caitlin caleb cameron camila camille carl carla carlos carmen carol carolina
caroline carolyn carrie casey cassandra catherine cathy cecilia charles charlie charlotte chelsea cheryl chloe chris christian
christina christine christopher christy cindy claire clara clare claudia clay clayton cody colin colleen connor corey courtney
craig cristina crystal curtis cynthia daisy dale dan dana daniel daniela danielle danny darren daryl dave david dawn dean deborah
debra denise dennis derek devin diana diane diego dominic don donald donna doris dorothy doug douglas drew duncan dustin dylan
ed eddie edward eileen elaine eleanor elena eli elijah elise elizabeth ella ellen emily emma eric erica erik erin ethan eva evan
eve evelyn faith felicia felix fernando fiona florence frances francesca francis francisco frank fred frederick gabriel gabriela
gareth gary gavin gemma geoff george gerald gina gloria gordon grace graham grant greg gregory guillermo gwen hailey hannah harold
harriet harry hassan heather helen helena henry holly howard hugh hugo hunter ian ibrahim irene isaac isabel isabella ivan jack
jackie jackson jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeff jeffrey
jen jenna jennie jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy jo joan joanna joanne joe joel johanna john
johnny jon jonas jonathan jordan jorge jose joseph josh joshua joy joyce juan juanita judith judy julia julian juliana julie juliet
justin kai kara karen karin karl kate katelyn katherine kathleen kathryn kathy katie kayla keith kellie kelly kelsey ken kenneth
kerry kevin kim kimberly kirsten kris kristen kristin kristina kurt kyle lara larry laura lauren laurence laurie lawrence leah lee
leo leon leonard leslie lewis liam lily linda lindsay lindsey lisa liz logan lois loren lori lorraine louis louise lucas lucia lucy
luis luke lydia lynn madeleine madison maggie manuel marc marcia marco marcus margaret margot maria mariah mariana marie marina
mario marion marissa mark markus marta martha martin marty mary mason mateo matt matthew maureen max maya megan meghan melanie
melinda melissa meredith mia michael micheal michele michelle miguel mike mila miranda mitchell mohamed mohammed molly monica
morgan nadia nancy naomi natalia natalie natasha nate nathan nathaniel neil nellie nicholas nick nicola nicolas nicole nigel nina
noah noel nora norman oliver olivia omar oscar owen pablo paige pamela pat patricia patrick paul paula pauline pedro peggy penelope
penny pete peter petra phil philip phillip phoebe pierre polly priya rachel rafael ralph ramon randy raphael raul ray raymond
rebecca reed regina renee ricardo richard rick ricky riley rita rob robert roberta roberto robin rochelle rodney roger roland ron
ronald rory rosa rosalind rose rosemary ross roy russell ruth ryan sabrina sally sam samantha samuel sandra sandy sara sarah scott
sean sebastian sergio seth shane shannon sharon shaun shawn sheila shelby shelley sherry sidney simon sofia sonia sophia sophie
spencer stacey stacy stanley stefan stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tammy tania tanya
tara taylor ted teresa terri terry theo theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trevor
tricia troy tyler valerie vanessa vera veronica vicki victor victoria vincent virginia vivian walter wanda wayne wendy wesley
whitney will william xavier yasmin yolanda yvonne zach zachary zoe`;
const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

/** Whether a name begins with a common given name. That it does not says nothing: most of the world's are not here. */
export function beginsWithGivenName(name: string): boolean {
  const first = name.split(' ', 1)[0] ?? '';
  return GIVEN_NAMES.has(first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}
