// SPDX-License-Identifier: GPL-3.0-only
import type { ProblemTexts } from './problem-texts.ts';

const broken = 'Update the app. If it happens again, tell the operator.';
const hostile = 'The app keeps what it had and asks again later. Nothing was taken over.';

/** The English words of every code. */
export const english: ProblemTexts = {
  'bytes.truncated': { title: 'The message ends too early', detail: broken },
  'bytes.trailing': { title: 'The message is longer than it should be', detail: broken },
  'post.size': { title: 'Wrong size', detail: 'A post is application/octet-stream of exactly 32,768 bytes.' },
  'post.envelope': {
    title: 'The post cannot be opened',
    detail: 'It was not sealed to a key in use. Fetch the configuration again, then send it again.',
  },
  'post.layout': { title: 'The post is not laid out as it should be', detail: broken },
  'post.kind': { title: 'This kind of post is not taken here', detail: broken },
  'answer.size': { title: 'The answer has a wrong size', detail: 'Try again later.' },
  'answer.layout': {
    title: 'The answer cannot be understood',
    detail: 'Try again later, or update the app.',
  },
  'answer.seal': {
    title: 'The answer cannot be opened',
    detail: 'Somebody changed it on its way. Try again later.',
  },
  'token.invalid': {
    title: 'The token is not valid',
    detail: 'Its signature does not fit. Ask for a new code.',
  },
  'token.issuer': {
    title: 'Nobody issues tokens under this number now',
    detail: 'Fetch the configuration again. If the code is old, ask for a new one.',
  },
  'token.spent': {
    title: 'The token was used already',
    detail: 'Each token sends one message. Ask for a new code to send another.',
  },
  'token.already-issued': {
    title: 'The token of this period was given out already',
    detail: 'There is one for each phone and period. Wait for the next period.',
  },
  'report.layout': { title: 'The report is not laid out as it should be', detail: broken },
  'report.no-keys': { title: 'The report holds no keys', detail: 'Leave at least one day in it.' },
  'report.too-many-keys': { title: 'The report holds too many keys', detail: 'At most 30 are taken.' },
  'report.key-period': { title: 'A key is valid for no time', detail: broken },
  'report.key-crosses-day': { title: 'A key reaches beyond its day', detail: broken },
  'report.key-too-old': { title: 'A key is too old', detail: 'Only the last fourteen days are taken.' },
  'report.key-in-future': {
    title: 'A key is from the future',
    detail: 'The phone’s clock may be wrong. Set it by the network, then send again.',
  },
  'report.key-overlap': { title: 'Two keys are valid at the same time', detail: broken },
  'report.key-known': {
    title: 'A key was published already',
    detail: 'The same days were shared before. Nothing needs to be sent again.',
  },
  'report.onset': {
    title: 'The day of the first symptoms is not possible',
    detail: 'It lies between fourteen days ago and today.',
  },
  'report.base': { title: 'The report counts from a wrong day', detail: 'The phone’s clock may be wrong.' },
  'report.too-many-tags': { title: 'The report holds too many meetings', detail: broken },
  'report.tag': { title: 'A meeting in the report is not possible', detail: broken },
  'report.revision': { title: 'This secret is in use already', detail: broken },
  'claim.layout': { title: 'The claim is not laid out as it should be', detail: broken },
  'claim.not-met': {
    title: 'The meetings do not prove enough time together',
    detail: 'At least ten minutes near a person who shared are needed.',
  },
  'claim.waiting': {
    title: 'The claim waits',
    detail: 'The meetings are not published yet. The app asks again by itself.',
  },
  'claim.key-too-early': {
    title: 'A key is from before an infection was possible',
    detail: 'Only days after the meeting are taken.',
  },
  'claim.opening': { title: 'A meeting was named twice or cannot be opened', detail: broken },
  'withdraw.layout': { title: 'The withdrawal is not laid out as it should be', detail: broken },
  'withdraw.unknown': {
    title: 'Nothing was sent that could be taken back',
    detail: 'It was never received, or was taken back and forgotten already.',
  },
  'code.invalid': {
    title: 'The code and the number do not fit',
    detail: 'Ask the caller to read the code again.',
  },
  'code.expired': { title: 'The code has expired', detail: 'Ask the health authority for a new one.' },
  'code.void': {
    title: 'The code was tried wrongly too often',
    detail: 'Ask the health authority for a new one.',
  },
  'code.layout': { title: 'This is no code', detail: 'A code has 8 digits.' },
  'registration.unknown': {
    title: 'This phone is not registered any more',
    detail: 'Register again with your number.',
  },
  'registration.number': {
    title: 'This is no phone number',
    detail: 'Write it like 0912 345 678 or +84 912 345 678.',
  },
  'registration.old-number': {
    title: 'This number has its old form',
    detail: 'Numbers of eleven digits were changed in 2018. Write the new one with ten digits.',
  },
  'registration.not-mobile': {
    title: 'This is no mobile number',
    detail: 'Give a number that can receive text messages.',
  },
  'registration.country': {
    title: 'Numbers of this country cannot be registered here',
    detail: 'Give a number of a country that is served.',
  },
  'registration.code': {
    title: 'The code is wrong',
    detail: 'Look at the message again and type its six digits.',
  },
  'registration.expired': { title: 'The code holds no more', detail: 'Ask for a new one.' },
  'registration.locked': {
    title: 'Too many wrong codes',
    detail: 'Wait as long as told, then ask for a new code.',
  },
  'registration.wait': {
    title: 'A message was just sent',
    detail: 'Wait as long as told before asking again.',
  },
  'registration.number-limit': {
    title: 'No more messages go to this number today',
    detail: 'Try again tomorrow.',
  },
  'registration.later': {
    title: 'No messages can be sent at the moment',
    detail: 'The app protects you without registration too. Try again later.',
  },
  'beacon.length': { title: 'A radio message has a wrong length', detail: broken },
  'beacon.structure': { title: 'A radio message cannot be read', detail: broken },
  'beacon.absent': { title: 'A radio message is not one of ours', detail: broken },
  'export.layout': { title: 'A file of keys cannot be read', detail: hostile },
  'export.signature': { title: 'A file of keys is not signed as it should be', detail: hostile },
  'export.too-large': { title: 'A file of keys is too large', detail: hostile },
  'export.key': { title: 'A file holds a key that is not possible', detail: hostile },
  'export.future': { title: 'A file of keys ends in the future', detail: hostile },
  'index.layout': { title: 'The index cannot be read', detail: hostile },
  'index.signature': { title: 'The index is not signed as it should be', detail: hostile },
  'index.signer': { title: 'The index is signed by somebody else', detail: hostile },
  'index.rollback': { title: 'The index is older than one seen before', detail: hostile },
  'index.fork': { title: 'Two indexes bear the same number', detail: hostile },
  'index.expired': {
    title: 'The index is too old',
    detail: 'Check the date and time of the phone. Then try again.',
  },
  'index.future': {
    title: 'The index is from the future',
    detail: 'Check the date and time of the phone. Then try again.',
  },
  'index.sequence': { title: 'The number of the index is not possible', detail: hostile },
  'index.lifetime': { title: 'The index claims to hold too long', detail: hostile },
  'index.hash': { title: 'A file is not the one that the index names', detail: hostile },
  'configuration.layout': {
    title: 'The configuration is wrong',
    detail: 'The field and its bounds are named.',
  },
  'configuration.version': { title: 'The version of the configuration is not possible', detail: hostile },
  'configuration.rollback': { title: 'The configuration is older than the one in force', detail: hostile },
  'key.file': {
    title: 'A key file is missing or wrong',
    detail: 'The operator must bring it back from the backup.',
  },
  'net.unreachable': {
    title: 'The server cannot be reached',
    detail: 'Check the connection. The app tries again.',
  },
  'net.status': { title: 'The server answered something unexpected', detail: 'The app tries again later.' },
  'net.redirect': {
    title: 'The server sends the app elsewhere',
    detail: 'The app does not follow. Try again later.',
  },
  'net.too-large': { title: 'The answer is too large', detail: 'The app does not read it. Try again later.' },
  'consent.missing': {
    title: 'You have not agreed to this',
    detail: 'Nothing is sent without your consent.',
  },
  'consent.expired': {
    title: 'Your consent was given too long ago',
    detail: 'Look at it again and decide again.',
  },
  'consent.used': { title: 'This consent was used already', detail: 'Decide again to send again.' },
  'phone.not-warned': { title: 'This phone was not warned', detail: 'There is nobody to warn.' },
  'phone.not-registered': {
    title: 'This phone is not registered',
    detail: 'Register with your number first.',
  },
  'phone.nothing-to-share': {
    title: 'There is nothing to share',
    detail: 'No day is left in the selection.',
  },
  'phone.nothing-to-withdraw': {
    title: 'There is nothing to take back',
    detail: 'Nothing was sent from this phone.',
  },
  'phone.sunset': { title: 'The system has ended', detail: 'The app has stopped and erased its data.' },
  'phone.clock': {
    title: 'The phone’s clock is wrong',
    detail: 'Set date and time by the network. Until then the app does not protect.',
  },
  'phone.waiting': { title: 'Something is still under way', detail: 'Wait until it is done.' },
  'staff.credentials': { title: 'Wrong user name or password', detail: 'Check both and try again.' },
  'staff.session': { title: 'You are not logged in', detail: 'The session has ended. Log in again.' },
  'staff.locked': {
    title: 'Too many wrong passwords',
    detail: 'The name is locked for a while. Try again in a quarter of an hour.',
  },
  'staff.second-factor': {
    title: 'Wrong code',
    detail: 'Enter the six digits that your authenticator app shows now. Each code works once.',
  },
  'staff.ticket': {
    title: 'This sign-in has ended',
    detail: 'Begin again with user name and password.',
  },
  'staff.forgery': {
    title: 'This request does not come from the console',
    detail: 'Open the console in the browser again and do it there.',
  },
  'staff.not-allowed': {
    title: 'Your account may not do this',
    detail: 'Ask somebody whose task it is, or whoever looks after the accounts.',
  },
  'staff.password': {
    title: 'The new password is not safe enough',
    detail:
      'Choose one of 12 characters or more that differs from the old one and does not contain the user name.',
  },
  'staff.self': {
    title: 'Nobody changes their own rights',
    detail: 'Ask another administrator.',
  },
  'staff.unknown': {
    title: 'There is no such account',
    detail: 'Within your scope no account has this name.',
  },
  'staff.suspended': {
    title: 'This account is suspended',
    detail: 'Ask whoever looks after the accounts.',
  },
  'staff.invitation': {
    title: 'The invitation has ended',
    detail: 'Ask whoever looks after the accounts to invite you again.',
  },
  'staff.scope': {
    title: 'This is wider than your own scope',
    detail: 'Nobody can grant more than they hold.',
  },
  'staff.place': {
    title: 'Level, province and communes do not fit together',
    detail:
      'The national level has no province; a province needs one; an area needs a province and communes of it.',
  },
  'staff.name-taken': { title: 'This user name is taken', detail: 'Choose another one.' },
  'case.unknown': { title: 'There is no such case', detail: 'It may have been deleted after its time.' },
  'case.sample-day': {
    title: 'The day of the sample is not possible',
    detail: 'Give a date that is not in the future, as YYYY-MM-DD.',
  },
  'case.onset-day': {
    title: 'The day of the first symptoms is not possible',
    detail: 'Give a date that is not in the future, as YYYY-MM-DD, or none.',
  },
  'contact-form.layout': { title: 'The form is not complete', detail: 'Check number, name and note.' },
  'store.locked': {
    title: 'Another program uses these data',
    detail: 'Stop it first, or choose another data folder.',
  },
  'store.unavailable': {
    title: 'The service is not available at the moment',
    detail: 'Nothing is lost. Try again later.',
  },
  'store.backup': {
    title: 'The backup cannot be used',
    detail: 'It is damaged, cut off, no backup at all, or the passphrase is wrong.',
  },
  'store.not-empty': {
    title: 'The target database holds data already',
    detail: 'Choose an empty one.',
  },
  'request.layout': {
    title: 'The request is not as it should be',
    detail: 'Where known, the wrong field is named.',
  },
  'request.not-found': { title: 'There is nothing here', detail: 'It never was, or is not kept any more.' },
  'request.too-large': { title: 'The request is too large', detail: 'Send less.' },
  'request.method': { title: 'This cannot be done here', detail: 'The header Allow names what can be done.' },
  'request.media-type': {
    title: 'This content type is not taken here',
    detail: 'Send what the interface’s description names.',
  },
  'request.timeout': {
    title: 'The request took too long',
    detail: 'Send it again over a better connection.',
  },
  'request.headers': { title: 'The headers are too large', detail: 'Send fewer or shorter headers.' },
  'link.secret': {
    title: 'Only another desk may ask this',
    detail: 'The secret that both share is missing or wrong.',
  },
  'record.changed': {
    title: 'Somebody else has just changed this',
    detail: 'Compare both and choose. What you entered is still here.',
  },
  'directive.unknown': { title: 'There is no such proposal', detail: 'Load the list of proposals again.' },
  'directive.decided': {
    title: 'This proposal has been decided',
    detail: 'Load the list again to see how.',
  },
  'directive.same-person': {
    title: 'Somebody else must approve it',
    detail: 'Nobody approves what they proposed themselves.',
  },
  'directive.layout': {
    title: 'The proposal cannot be accepted',
    detail: 'A value lies outside its bounds. Check what you changed.',
  },
  'directive.outdated': {
    title: 'Another proposal was approved meanwhile',
    detail: 'Propose it again, upon what is in force now.',
  },
  'directive.sunset': {
    title: 'This is no possible last day',
    detail: 'The last day must be at least seven days away, so that everybody is told before.',
  },
  'code.out': {
    title: 'A code of this case is out already',
    detail:
      'A new code would end it while somebody may be reading it aloud. Reissue it if that is what you want.',
  },
  'code.other': {
    title: 'This is not the code that is out now',
    detail: 'Somebody has issued another one since, or it was used. Load the case again.',
  },
  'code.message': {
    title: 'No gateway took the message',
    detail: 'Read the code aloud, or try again in a minute.',
  },
  'person.unknown': {
    title: 'There is no such person',
    detail: 'It may have been deleted after its time, or lie outside your scope.',
  },
  'person.converted': {
    title: 'This person has become a case',
    detail: 'Go on in the case.',
  },
  'record.day': {
    title: 'This day cannot be right',
    detail: 'Write it as YYYY-MM-DD: a day that the calendar has, not in the future and not long ago.',
  },
  'record.place': {
    title: 'Province and commune do not fit together',
    detail: 'Choose the commune from the list of its province. Within your scope only.',
  },
  'request.repeated': {
    title: 'Another request had this key already',
    detail: 'Take a new Idempotency-Key for what is not the same request again.',
  },
  'chain.unknown': {
    title: 'There is no such record or link',
    detail: 'It may have been removed, or lie outside your scope. Load the chain again.',
  },
  'chain.self': {
    title: 'Nobody is linked to themselves',
    detail: 'Choose two different people.',
  },
  'import.value': {
    title: 'This value cannot be read',
    detail: 'Look at the examples of the column and write it like one of them.',
  },
  'import.missing': { title: 'A value is missing here', detail: 'This column may not be empty.' },
  'import.formula': {
    title: 'The cell begins like a formula',
    detail: 'It is kept as plain text and never worked out.',
  },
  'import.duplicate': {
    title: 'This one is there already',
    detail: 'The same number and day of sample, or the same number among those who are followed up.',
  },
  'server.bug': { title: 'The server failed', detail: 'This is a fault of ours. Try again later.' },
};
