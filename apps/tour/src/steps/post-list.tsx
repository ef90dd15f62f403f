// SPDX-License-Identifier: GPL-3.0-only
import type { LeaveFacts, TourPerson } from '@bluezone/simulator';
import { momentText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';

/** Bytes before the content of a post: one for the key, 32 for the encapsulation. */
const headDigits = 66;

/** The report among the posts around it, as somebody on the network sees them. */
export function PostList({ facts, people }: { facts: LeaveFacts; people: readonly TourPerson[] }) {
  const { t, language } = useText();
  const isUnsealed = facts.post.begins.startsWith('00');
  return (
    <div class="posts">
      <ScrollBox labelledBy="posts-caption">
        <table>
          <caption id="posts-caption">{t.posts.heading}</caption>
          <thead>
            <tr>
              <th scope="col">{t.posts.time}</th>
              <th scope="col">{t.posts.size}</th>
              <th scope="col">{t.posts.begins}</th>
              <th scope="col">{t.posts.whose}</th>
            </tr>
          </thead>
          <tbody>
            {facts.among.map((post) => {
              const isReport = post.at === facts.post.at && post.person === facts.person;
              return (
                <tr key={`${post.at} ${post.person} ${post.begins}`} class={isReport ? 'marked' : ''}>
                  <td>{momentText(language, post.at)}</td>
                  <td>{numberText(language, post.bytes)}</td>
                  <td>
                    <code>
                      {post.begins.slice(0, 8)}…{post.begins.slice(headDigits - 8, headDigits + 8)}…
                    </code>
                  </td>
                  <td>
                    {people[post.person]?.name}
                    {isReport ? `: ${t.posts.report}` : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      {isUnsealed && <p class="note">{t.posts.unsealed}</p>}
    </div>
  );
}
